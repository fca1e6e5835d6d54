import { zoneOffset } from "#lib/domain/time/zone-clock.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Distances between ticks that fall on whole minutes, hours, days. */
const steps = [
  ...[1, 5, 15, 30].map((n) => n * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * MINUTE),
  ...[1, 2, 3, 6, 12].map((n) => n * HOUR),
  ...[1, 2, 7, 14, 28, 91, 182, 364].map((n) => n * DAY),
];

export type TimeTick = {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly label: string;
};

/**
 * Moments to name along a range of time, at most `most`, each at a round time of the zone. None is
 * near an end, which leaves room for what stands there.
 *
 * @param from in ms since 1970, as `to`
 * @param zone an IANA name, such as `Europe/Warsaw`
 */
export function timeTicks(
  from: number,
  to: number,
  most: number,
  zone: string,
): TimeTick[] {
  const span = to - from;
  const step = steps.find((one) => span / one <= most) ?? span;
  const label = labelFor(step, zone);
  const margin = span * 0.04;
  const ticks: TimeTick[] = [];
  const offset = zoneOffset(from, zone);
  const slack = step >= DAY ? HOUR : 0;
  // Round in the clock of the zone, then back by what the clock is ahead at that very moment: it may have been changed within the range.
  for (
    let local = Math.ceil((from + offset) / step) * step;
    local <= to + offset + slack;
    local += step
  ) {
    const at = local - zoneOffset(local - offset, zone);
    if (at > from + margin && at < to - 2 * margin) {
      ticks.push({ at, label: label.format(at) });
    }
  }
  return ticks;
}

function labelFor(step: number, timeZone: string): Intl.DateTimeFormat {
  const options: Intl.DateTimeFormatOptions =
    step >= 91 * DAY
      ? { month: "short", year: "numeric" }
      : step >= DAY
        ? step < 7 * DAY
          ? { weekday: "short", day: "numeric" }
          : { day: "numeric", month: "short" }
        : step >= MINUTE
          ? { hour: "2-digit", minute: "2-digit" }
          : { hour: "2-digit", minute: "2-digit", second: "2-digit" };
  return new Intl.DateTimeFormat("en-GB", { ...options, timeZone });
}
