import { toStorable } from "./storable-text.ts";

/**
 * Text that Postgres and its indexes can bear: at most `limit` UTF-16 units, never
 * cut within a character, without NUL or lone surrogates (both become U+FFFD).
 */
export function boundedText(value: string, limit: number): string {
  const cut = value.length > limit ? value.slice(0, limit) : value;
  const whole =
    cut.length < value.length && endsWithinCharacter(cut)
      ? cut.slice(0, -1)
      : cut;
  return toStorable(whole);
}

function endsWithinCharacter(text: string): boolean {
  const last = text.charCodeAt(text.length - 1);
  return last >= 0xd800 && last <= 0xdbff;
}
