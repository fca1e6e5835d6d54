import type { HistogramBucket } from "./facets.ts";
import type { Purpose } from "#lib/domain/reading/purpose.ts";

/** Widths of a bucket in seconds, so that its edges fall on whole minutes, hours, days. */
export const histogramSteps = [
  1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800,
  21_600, 43_200, 86_400, 172_800, 345_600, 604_800, 1_209_600, 2_592_000,
  5_184_000, 7_776_000, 15_552_000, 31_536_000,
] as const;

/** About how many buckets a histogram has at most. */
export const maxBuckets = 60;

/** The narrowest width of at least `least` seconds that cuts a range of so many seconds into few enough buckets. */
export function histogramStep(seconds: number, least: number): number {
  return (
    histogramSteps.find(
      (step) => step >= least && step * maxBuckets >= seconds,
    ) ?? Math.max(...histogramSteps)
  );
}

export type HistogramCount = {
  /** Where the bucket starts, in seconds since 1970. */
  readonly start: number;
  readonly purpose: Purpose | null;
  readonly count: number;
};

/**
 * Buckets without gaps from `from` to `to`, both in seconds since 1970.
 *
 * The first and last may reach beyond the range, because they start and end on whole steps.
 */
export function toHistogram(
  counts: readonly HistogramCount[],
  span: { readonly from: number; readonly to: number; readonly step: number },
  exact: boolean,
): HistogramBucket[] {
  const byStart = Map.groupBy(counts, ({ start }) => start);
  const buckets: HistogramBucket[] = [];
  for (
    let start = Math.floor(span.from / span.step) * span.step;
    start < span.to;
    start += span.step
  ) {
    const within = byStart.get(start) ?? [];
    buckets.push({
      from: toIso(start),
      to: toIso(start + span.step),
      count: within.reduce((sum, { count }) => sum + count, 0),
      exact,
      byPurpose: Object.fromEntries(
        within.flatMap(({ purpose, count }) =>
          purpose ? [[purpose, count]] : [],
        ),
      ),
    });
  }
  return buckets;
}

function toIso(seconds: number): string {
  return new Date(seconds * 1_000).toISOString();
}
