const perLine = 16;

/**
 * Bytes as people read them when they are no text: offset, sixteen bytes in
 * hexadecimal, and the printable ASCII among them, a line per sixteen.
 *
 * @param bytes short enough to show; a line takes about five times its bytes
 */
export function hexDump(bytes: Uint8Array): string {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += perLine) {
    const row = Array.from(bytes.subarray(at, at + perLine));
    const offset = at.toString(16).padStart(8, "0");
    const hex = row.map((byte) => byte.toString(16).padStart(2, "0")).join(" ");
    const text = row
      .map((byte) =>
        byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : "·",
      )
      .join("");
    lines.push(`${offset}  ${hex.padEnd(perLine * 3 - 1)}  ${text}`);
  }
  return lines.join("\n");
}
