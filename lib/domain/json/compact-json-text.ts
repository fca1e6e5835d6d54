import { JsonTokens } from "./json-tokens.ts";

/**
 * Text with the white space outside of its JSON strings removed: what Voucherify
 * says it signs. One pass; text that is no JSON comes out just as deterministically.
 */
export function compactJsonText(text: string): string {
  let compact = "";
  let keptFrom = 0;
  let keptTo = 0;
  for (const token = new JsonTokens(text); token.next(); keptTo = token.end) {
    if (token.start === keptTo) continue;
    compact += text.slice(keptFrom, keptTo);
    keptFrom = token.start;
  }
  return compact + text.slice(keptFrom, keptTo);
}
