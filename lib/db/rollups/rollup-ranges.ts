import { histogramStep } from "#lib/domain/counts/histogram.ts";
import type { TimeBounds } from "#lib/domain/filter/received-time.ts";

/** A stretch of time, `from` inclusive and `to` exclusive; without `to` it is open. */
export type Stretch = { readonly from: Date; readonly to: Date | null };

/** What is added up for a range of time, without overlap or gap, and the histogram over it. */
export type RollupRanges = {
  /** All that the rollups count of it. */
  readonly whole: Stretch;
  /** Whole days; null where the histogram is finer. */
  readonly days: Stretch | null;
  /** Whole quarters of an hour that are not of those days. */
  readonly quarters: readonly Stretch[];
  /** Parts of quarters, of which the events themselves are counted. */
  readonly parts: readonly Stretch[];
  /** Seconds since 1970, and the width of a bucket. */
  readonly span: {
    readonly from: number;
    readonly to: number;
    readonly step: number;
  };
};

const quarterMs = 900_000;
const dayMs = 96 * quarterMs;

/**
 * How a range of time is counted by rollups of quarters of an hour and of days.
 *
 * @param bounds `from` may be open no more: where nothing was asked, it is the quarter of the oldest event
 * @returns null where the range holds no whole quarter
 */
export function rollupRanges(
  bounds: TimeBounds & { readonly from: Date },
  now: Date,
): RollupRanges | null {
  const { from, to } = bounds;
  const first = ceil(from, quarterMs);
  const end = to && floor(to, quarterMs);
  const until = to && to < now ? to : now;
  if ((end ?? until) <= first) return null;
  const seconds = { from: inSeconds(from), to: inSeconds(until) };
  const step = histogramStep(seconds.to - seconds.from, quarterMs / 1_000);
  const firstDay = ceil(first, dayMs);
  const endDay = floor(end && end < now ? end : now, dayMs);
  const byDay = step * 1_000 >= dayMs && firstDay < endDay;
  return {
    whole: { from: first, to: end },
    days: byDay ? { from: firstDay, to: endDay } : null,
    quarters: byDay
      ? [
          { from: first, to: firstDay },
          { from: endDay, to: end },
        ]
      : [{ from: first, to: end }],
    parts: [{ from, to: first }, ...(end ? [{ from: end, to }] : [])],
    span: { ...seconds, step },
  };
}

function ceil(time: Date, unit: number): Date {
  return new Date(Math.ceil(time.getTime() / unit) * unit);
}

function floor(time: Date, unit: number): Date {
  return new Date(Math.floor(time.getTime() / unit) * unit);
}

function inSeconds(time: Date): number {
  return time.getTime() / 1_000;
}
