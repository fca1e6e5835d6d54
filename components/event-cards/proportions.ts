/** A part of a whole that a bar shows; `value` is a count or an amount of any one unit. */
export type Part = { readonly label: string; readonly value: number };

/**
 * How wide each part of a bar is, in percent of the whole.
 *
 * Parts that are not positive take no width. A part that is there is about 2 wide at least, so
 * that one failure among ten thousand is still seen; the others give up that room in
 * proportion. The sum is 100, or nothing at all when there is nothing to share.
 */
export function proportions<P extends Part>(
  parts: readonly P[],
): readonly (P & { readonly percent: number })[] {
  const shown = parts.filter(
    (part) => part.value > 0 && Number.isFinite(part.value),
  );
  const largest = Math.max(0, ...shown.map((part) => part.value));
  const share = shown.map((part) => part.value / largest);
  const total = share.reduce((sum, each) => sum + each, 0);
  const widened = share.map((each) => Math.max(2, (each / total) * 100));
  const width = widened.reduce((sum, each) => sum + each, 0);
  return shown.map((part, index) => ({
    ...part,
    percent: ((widened[index] ?? 0) / width) * 100,
  }));
}
