import { histogramStep } from "#lib/domain/counts/histogram.ts";
import type { TimeBounds } from "#lib/domain/filter/received-time.ts";

/** A stretch of time, `from` inclusive and `to` exclusive; without `to` it is open. */
export type Stretch = { readonly from: Date; readonly to: Date | null };

/** What is added up for a range of time, without overlap or gap, and the histogram over it. */
export type RollupRanges = {
  /** Whole days, of the daily tally; null where the histogram is finer. */
  readonly days: Stretch | null;
  /** Whole hours, of the hourly tally. */
  readonly hours: readonly Stretch[];
  /** Parts of hours, of which the events themselves are counted. */
  readonly parts: readonly Stretch[];
  /** Seconds since 1970, and the width of a bucket. */
  readonly span: {
    readonly from: number;
    readonly to: number;
    readonly step: number;
  };
};

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/**
 * How a range of time is counted by a tally of hours and days.
 *
 * @param bounds `from` may be open no more: where nothing was asked, it is the hour of the oldest event
 * @returns null where the range holds no whole hour
 */
export function rollupRanges(
  bounds: TimeBounds & { readonly from: Date },
  now: Date,
): RollupRanges | null {
  const { from, to } = bounds;
  const first = ceil(from, hourMs);
  const end = to && floor(to, hourMs);
  const until = to && to < now ? to : now;
  if ((end ?? until) <= first) return null;
  const seconds = { from: inSeconds(from), to: inSeconds(until) };
  const step = histogramStep(seconds.to - seconds.from, hourMs / 1_000);
  const firstDay = ceil(first, dayMs);
  const endDay = floor(end && end < now ? end : now, dayMs);
  const byDay = step * 1_000 >= dayMs && firstDay < endDay;
  return {
    days: byDay ? { from: firstDay, to: endDay } : null,
    hours: byDay
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
