import { z } from "zod";
import {
  addDays,
  dayIn,
  mondayOf,
  startOfDay,
} from "#lib/domain/time/zone-clock.ts";
import { isTimeZone, UTC } from "#lib/domain/time/time-zone.ts";

const relative = /^-(\d{1,4})(m|h|d|w)$/;
const calendar =
  /^(today|yesterday|this-week|\d{4}-\d{2}-\d{2})(?:@([A-Za-z0-9_+\-/]{1,64}))?$/;
const unitMs = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** Late enough that "yesterday" is a time that can be stored. */
const someDay = new Date("2026-01-01T00:00:00Z");

/**
 * One end of a range of time of receipt, of sending or of entering, as a URL spells it: an ISO 8601 time with
 * zone; a day (`2026-11-23`, `today`, `yesterday`) or `this-week`, whole, in UTC or in the zone named behind
 * it (`yesterday@Europe/Warsaw`); or a time before now (`-30m`, `-24h`, `-7d`, `-2w`). What is relative
 * stays so: a link to "yesterday" keeps its meaning.
 */
export const receivedTimeSchema = z
  .string()
  .refine(
    (value) => toInstant(value, "from", someDay) !== null,
    "takes an ISO 8601 time with zone (2026-11-23T10:00:00Z), a day (2026-11-23, today, yesterday), this-week or a time before now (-7d, -24h, -30m)",
  );

/** `from` is inclusive, `to` exclusive; null is open. */
export type TimeBounds = {
  readonly from: Date | null;
  readonly to: Date | null;
};

/** The instants that a range stands for at `now`. A day as `to` includes that day, a week that week. */
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

/** A day or week with the zone in which it is one; everything else, and what names its zone already, as it is. */
export function withZone(value: string, zone: string): string {
  const [, , named] = calendar.exec(value) ?? [];
  return named === undefined && calendar.test(value) && zone !== UTC
    ? `${value}@${zone}`
    : value;
}

/** A day or week without its zone, and the zone; null for every other spelling. */
export function toCalendarTime(
  value: string,
): { readonly name: string; readonly zone: string } | null {
  const [, name, zone = UTC] = calendar.exec(value) ?? [];
  return name === undefined ? null : { name, zone };
}

function toInstant(value: string, end: "from" | "to", now: Date): Date | null {
  const [, count, unit] = relative.exec(value) ?? [];
  if (count && isUnit(unit)) {
    return new Date(now.getTime() - Number(count) * unitMs[unit]);
  }
  const day = toCalendarTime(value);
  if (day !== null) return toDayEnd(day, end, now);
  if (!z.iso.datetime({ offset: true }).safeParse(value).success) return null;
  return storable(Date.parse(value));
}

function toDayEnd(
  { name, zone }: { readonly name: string; readonly zone: string },
  end: "from" | "to",
  now: Date,
): Date | null {
  if (!isTimeZone(zone)) return null;
  const today = dayIn(now, zone);
  const first =
    name === "today"
      ? today
      : name === "yesterday"
        ? addDays(today, -1)
        : name === "this-week"
          ? mondayOf(today)
          : name;
  if (!z.iso.date().safeParse(first).success) return null;
  const days = name === "this-week" ? 7 : 1;
  const day = end === "to" ? addDays(first, days) : first;
  return storable(startOfDay(day, zone).getTime());
}

function isUnit(unit: string | undefined): unit is keyof typeof unitMs {
  return unit !== undefined && Object.hasOwn(unitMs, unit);
}

/** A UUIDv7 carries the milliseconds since 1970 in 48 bits, without a sign. */
function storable(ms: number): Date | null {
  return Number.isFinite(ms) && ms >= 0 ? new Date(ms) : null;
}
