const SECOND = 1_000;
const DAY = 86_400_000;
/** No zone's clock was ever changed by more than this at once, but for days left out by decree. */
const maxJump = 3 * 3_600_000;

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  const clock =
    clocks.get(zone) ??
    new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      hourCycle: "h23",
      era: "short",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
  clocks.set(zone, clock);
  return clock;
}

/** How far the zone's clock is ahead of UTC at a moment, in ms. Both `at` and the answer are in ms. */
export function zoneOffset(at: number, zone: string): number {
  const parts = clockOf(zone).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((one) => one.type === type)?.value);
  const year = parts.some(({ value }) => value === "BC")
    ? 1 - part("year")
    : part("year");
  const shown = new Date(0);
  shown.setUTCFullYear(year, part("month") - 1, part("day"));
  shown.setUTCHours(part("hour"), part("minute"), part("second"));
  return shown.getTime() - Math.floor(at / SECOND) * SECOND;
}

/** What the zone's clock shows at a moment: `2026-11-23T10:42:07`, without what is below a second. */
export function toLocalTime(at: Date, zone: string): string {
  const local = new Date(at.getTime() + zoneOffset(at.getTime(), zone));
  return local.toISOString().slice(0, 19);
}

/** The day that the zone's calendar shows at a moment: `2026-11-23`. */
export function dayIn(at: Date, zone: string): string {
  return toLocalTime(at, zone).slice(0, 10);
}

/**
 * The moments at which the zone's clock shows a time, the earlier first: one as a rule, two in the
 * hour that is doubled when clocks go back, none in the hour that is left out when they go forward.
 *
 * @param local `2026-11-23T10:42`, with or without seconds
 */
export function toInstants(local: string, zone: string): Date[] {
  const shown = Date.parse(`${local}Z`);
  if (Number.isNaN(shown)) return [];
  const offsets = new Set([
    zoneOffset(shown - DAY, zone),
    zoneOffset(shown + DAY, zone),
  ]);
  return [...offsets]
    .map((offset) => shown - offset)
    .filter((at) => at + zoneOffset(at, zone) === shown)
    .sort((a, b) => a - b)
    .map((at) => new Date(at));
}

/** The first moment of a day: midnight as a rule, later where the clock leaves midnight out. `day` is `2026-11-23`. */
export function startOfDay(day: string, zone: string): Date {
  const [midnight] = toInstants(`${day}T00:00:00`, zone);
  if (midnight !== undefined) return midnight;
  const shown = Date.parse(`${day}T00:00:00Z`);
  let before = shown - zoneOffset(shown - DAY, zone) - maxJump;
  let after = before + 2 * maxJump;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (dayIn(new Date(middle), zone) < day) before = middle;
    else after = middle;
  }
  return new Date(after);
}

/** The day so many days after one, before it where negative. */
export function addDays(day: string, days: number): string {
  const at = new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY);
  return at.toISOString().slice(0, 10);
}

/** The Monday of the week that a day is in. */
export function mondayOf(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, -((weekday + 6) % 7));
}
