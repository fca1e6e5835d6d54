/** A text as one word of a POSIX shell, which then reads nothing in it. */
export function shellWord(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** Control characters other than a line break, and what is drawn otherwise than it reads: pasted, a terminal may act on them. */
const unsafeToPaste = /[^\P{Cc}\n]|[\p{Cf}\u2028\u2029\ufffd]/u;

/** What prints these bytes in a POSIX shell, exactly; as base64 where pasting them as text would not be safe. */
export function printBytes(bytes: Uint8Array): string {
  const text = decodeText(bytes);
  return text === null || unsafeToPaste.test(text)
    ? `printf %s '${toBase64(bytes)}' | base64 -d`
    : `printf %s ${shellWord(text)}`;
}

/** Null where the bytes are no UTF-8. A byte order mark stays. */
function decodeText(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(
      bytes,
    );
  } catch {
    return null;
  }
}

function toBase64(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}
