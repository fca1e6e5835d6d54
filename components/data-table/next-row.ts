/**
 * The row that a key moves to from row `at` of `count`, both counted from 0.
 * Null for a key that moves nowhere; the ends do not wrap, so that holding a key stops there.
 */
export function nextRow(key: string, at: number, count: number): number | null {
  const last = count - 1;
  switch (key) {
    case "ArrowDown":
    case "j":
      return Math.min(at + 1, last);
    case "ArrowUp":
    case "k":
      return Math.max(at - 1, 0);
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return null;
  }
}
