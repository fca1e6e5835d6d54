/**
 * Text with the white space outside of its JSON strings removed: what Voucherify
 * says it signs. One pass; text that is no JSON comes out just as deterministically.
 */
export function compactJsonText(text: string): string {
  let compact = "";
  let keptFrom = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (inString) {
      if (character === "\\") at += 1;
      else if (character === '"') inString = false;
    } else if (character === '"') {
      inString = true;
    } else if (
      character === " " ||
      character === "\n" ||
      character === "\r" ||
      character === "\t"
    ) {
      compact += text.slice(keptFrom, at);
      keptFrom = at + 1;
    }
  }
  return compact + text.slice(keptFrom);
}
