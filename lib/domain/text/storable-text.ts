/** Whether Postgres can keep a text: neither NUL nor half a character (a lone surrogate) can be stored. */
export function isStorable(text: string): boolean {
  return !text.includes("\0") && text.isWellFormed();
}
