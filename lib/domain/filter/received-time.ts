import { z } from "zod";

const relative = /^-(\d{1,4})(m|h|d|w)$/;
const day = /^\d{4}-\d{2}-\d{2}$/;
const unitMs = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };
const dayMs = unitMs.d;

/**
 * One end of a range of time of receipt, or of sending, as a URL spells it: an ISO 8601 time with
 * zone, a day (`2026-11-23`, the whole day in UTC), or a time before now (`-30m`,
 * `-24h`, `-7d`, `-2w`), which stays relative so that a link to "the last 7 days" keeps its meaning.
 */
export const receivedTimeSchema = z
  .string()
  .refine(
    (value) => toInstant(value, "from", new Date(0)) !== null,
    "takes an ISO 8601 time with zone (2026-11-23T10:00:00Z), a day (2026-11-23) or a time before now (-7d, -24h, -30m)",
  );

/** `from` is inclusive, `to` exclusive; null is open. */
export type TimeBounds = {
  readonly from: Date | null;
  readonly to: Date | null;
};

/** The instants that a range stands for at `now`. A day as `to` includes that day. */
export function toTimeBounds(
  range: {
    readonly from?: string | undefined;
    readonly to?: string | undefined;
  },
  now: Date,
): TimeBounds {
  return {
    from: range.from === undefined ? null : toInstant(range.from, "from", now),
    to: range.to === undefined ? null : toInstant(range.to, "to", now),
  };
}

function toInstant(value: string, end: "from" | "to", now: Date): Date | null {
  const [, count, unit] = relative.exec(value) ?? [];
  if (count && isUnit(unit)) {
    return new Date(now.getTime() - Number(count) * unitMs[unit]);
  }
  if (day.test(value)) {
    if (!z.iso.date().safeParse(value).success) return null;
    const start = Date.parse(`${value}T00:00:00Z`);
    return storable(start + (end === "to" ? dayMs : 0));
  }
  if (!z.iso.datetime({ offset: true }).safeParse(value).success) return null;
  return storable(Date.parse(value));
}

function isUnit(unit: string | undefined): unit is keyof typeof unitMs {
  return unit !== undefined && Object.hasOwn(unitMs, unit);
}

/** A UUIDv7 carries the milliseconds since 1970 in 48 bits, without a sign. */
function storable(ms: number): Date | null {
  return Number.isFinite(ms) && ms >= 0 ? new Date(ms) : null;
}
