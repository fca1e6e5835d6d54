import { UTC } from "./time-zone.ts";
import { zoneOffset } from "./zone-clock.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Longer than any hour that is doubled. */
const doubled = 3 * HOUR;

const formats = new Map<string, Intl.DateTimeFormat>();

const styles = {
  minute: {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  },
  second: {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  },
  exact: {
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    fractionalSecondDigits: 3,
    timeZoneName: "short",
  },
  day: { day: "numeric", month: "short", year: "numeric" },
  dayOfYear: { day: "numeric", month: "short" },
  dayAndTime: {
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
  },
  month: { month: "long" },
  monthAndYear: { month: "long", year: "numeric" },
  year: { year: "numeric" },
  clock: { hour: "2-digit", minute: "2-digit" },
} as const satisfies Readonly<Record<string, Intl.DateTimeFormatOptions>>;

export type TimeStyle = keyof typeof styles;

/** Those that tell a time of day without its zone. */
const clockStyles: ReadonlySet<TimeStyle> = new Set<TimeStyle>([
  "minute",
  "second",
  "dayAndTime",
  "clock",
]);

/**
 * A moment in a zone, in the words of a style: `minute` is "23 Nov 2026, 10:42". In the hour that clocks go back over, and
 * there alone, the time says which of the two it is: "25 Oct 2026, 02:30 CEST".
 */
export function formatTime(at: Date, zone: string, style: TimeStyle): string {
  const key = `${style} ${zone}`;
  const format =
    formats.get(key) ??
    new Intl.DateTimeFormat("en-GB", { ...styles[style], timeZone: zone });
  formats.set(key, format);
  // Engines differ in the words between a long date and its time.
  const words = format.format(at).replace(" at ", ", ");
  return clockStyles.has(style) && isDoubled(at, zone)
    ? `${words} ${zoneName(at, zone)}`
    : words;
}

/** Whether the zone's clock shows the same time twice that day. */
function isDoubled(at: Date, zone: string): boolean {
  if (zone === UTC) return false;
  const offset = zoneOffset(at.getTime(), zone);
  return [-doubled, doubled].some((away) => {
    const other = zoneOffset(at.getTime() + away, zone);
    // The clock differs a while away: the same time is shown once more after or before the difference.
    return (
      other !== offset &&
      zoneOffset(at.getTime() + offset - other, zone) === other
    );
  });
}

/** "CEST", or "GMT-3" where the zone has no name in English. */
function zoneName(at: Date, zone: string): string {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    timeZoneName: "short",
  }).formatToParts(at);
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? zone;
}

/** "23 Nov 2026, 10:42 Europe/Warsaw": for sentences that stand alone. */
export function formatWithZone(at: Date, zone: string): string {
  return `${formatTime(at, zone, "minute")} ${zone}`;
}

/**
 * How long before `now`, both in ms: "12 s ago" up to "6 d ago", then the date in the zone. A clock that
 * runs ahead by less than a minute reads "just now"; further ahead is a date.
 */
export function formatRelative(at: number, now: number, zone: string): string {
  const past = now - at;
  if (past < -MINUTE || past >= 7 * DAY) {
    const date = new Date(at);
    const isThisYear =
      formatTime(date, zone, "year") ===
      formatTime(new Date(now), zone, "year");
    return formatTime(date, zone, isThisYear ? "dayAndTime" : "day");
  }
  if (past < 1_000) return "just now";
  if (past < MINUTE) return `${String(Math.floor(past / 1_000))} s ago`;
  if (past < HOUR) return `${String(Math.floor(past / MINUTE))} min ago`;
  if (past < DAY) return `${String(Math.floor(past / HOUR))} h ago`;
  return `${String(Math.floor(past / DAY))} d ago`;
}

/** A moment as a day where `now` is on another one, else as a time: "since 07:47", "since 24 Nov". */
export function formatSince(at: Date, now: Date, zone: string): string {
  const sameDay = formatTime(at, zone, "day") === formatTime(now, zone, "day");
  if (sameDay) return formatTime(at, zone, "clock");
  const sameYear =
    formatTime(at, zone, "year") === formatTime(now, zone, "year");
  return formatTime(at, zone, sameYear ? "dayAndTime" : "minute");
}

/**
 * A range of time in few words: "24–25 Nov 2026", "24 Nov 2026, 10:00–12:30". Whole days are told without times;
 * an end that is a midnight belongs to the day before it.
 */
export function formatRange(from: Date, to: Date, zone: string): string {
  const isWhole = (at: Date) =>
    /[T ]?00:00:00$/.test(formatTime(at, zone, "second")) &&
    at.getMilliseconds() === 0;
  if (isWhole(from) && isWhole(to) && to > from) {
    return days(from, new Date(to.getTime() - 1), zone);
  }
  return formatTime(from, zone, "day") === formatTime(to, zone, "day")
    ? `${formatTime(from, zone, "minute")}–${formatTime(to, zone, "clock")}`
    : `${formatTime(from, zone, "minute")} – ${formatTime(to, zone, "minute")}`;
}

function days(first: Date, last: Date, zone: string): string {
  const [a, b] = [first, last].map((at) => formatTime(at, zone, "day"));
  if (a === b) return a ?? "";
  const [dayA, monthA, yearA] = (a ?? "").split(" ");
  const [dayB, monthB, yearB] = (b ?? "").split(" ");
  if (yearA !== yearB) return `${String(a)} – ${String(b)}`;
  return monthA === monthB
    ? `${String(dayA)}–${String(dayB)} ${String(monthB)} ${String(yearB)}`
    : `${String(dayA)} ${String(monthA)} – ${String(b)}`;
}
