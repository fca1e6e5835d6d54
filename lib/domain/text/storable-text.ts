/** Whether Postgres can keep a text: neither NUL nor half a character (a lone surrogate) can be stored. */
export function isStorable(text: string): boolean {
  return toStorable(text) === text;
}

/** A text as Postgres keeps it: each NUL and each half of a character becomes U+FFFD. */
export function toStorable(text: string): string {
  return text.toWellFormed().replaceAll("\0", "\uFFFD");
}
