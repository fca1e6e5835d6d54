/** How many weeks back "usual" looks, and how many of them it needs. */
export const baselineWeeks = 4;
const minWeeks = 2;

/** A count beside what is usual for the same hours of the week. */
export type BaselineComparison =
  | {
      readonly than: "far_fewer" | "fewer" | "as_usual" | "more";
      readonly usual: number;
      /** How many past weeks that rests on. */
      readonly weeks: number;
    }
  /** Too few weeks are kept to say, or one of them has more than is counted. */
  | { readonly than: "unknown"; readonly because: "history" | "volume" };

/**
 * Compares a count with the same hours of past weeks, by their median: one holiday
 * or one campaign among four weeks does not move it.
 *
 * It is fewer below two thirds, far fewer below half and more above one and a half times, and only where
 * chance alone (three standard deviations of a count that small) does not explain it.
 */
export function compareWithBaseline(
  count: number,
  pastWeeks: readonly number[],
): BaselineComparison {
  const usual = baselineOf(pastWeeks);
  if (usual === null) return { than: "unknown", because: "history" };
  const beyondChance =
    Math.abs(count - usual) > 3 * Math.sqrt(Math.max(usual, 1));
  const ratio = beyondChance ? count / Math.max(usual, 1) : 1;
  return {
    than: toThan(ratio),
    usual,
    weeks: pastWeeks.length,
  };
}

/** The median, rounded; null for fewer weeks than it takes. */
export function baselineOf(pastWeeks: readonly number[]): number | null {
  if (pastWeeks.length < minWeeks) return null;
  const sorted = pastWeeks.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? 0;
  return Math.round((lower + upper) / 2);
}

function toThan(ratio: number): "far_fewer" | "fewer" | "as_usual" | "more" {
  if (ratio < 1 / 2) return "far_fewer";
  if (ratio < 2 / 3) return "fewer";
  return ratio > 3 / 2 ? "more" : "as_usual";
}
