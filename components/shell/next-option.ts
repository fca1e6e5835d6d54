/** The option of `count` that a key moves to from option `at`, around the ends; null for a key that moves nowhere. */
export function nextOption(
  key: string,
  at: number,
  count: number,
): number | null {
  if (count === 0) return null;
  if (key === "ArrowDown") return (at + 1) % count;
  if (key === "ArrowUp") return (at - 1 + count) % count;
  return null;
}
