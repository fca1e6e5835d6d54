const utc = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  timeZone: "UTC",
});

/** What server and browser both write before the browser's zone is known: "23 Nov 2026, 10:42 UTC". */
export function formatUtc(at: Date): string {
  return `${utc.format(at)} UTC`;
}

/** The whole truth in the reader's own zone, with its name: "23 November 2026 at 11:42:07.101 CET". */
export function formatAbsolute(at: Date): string {
  return new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    fractionalSecondDigits: 3,
    timeZoneName: "short",
  }).format(at);
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * How long before `now`, both in ms: "12 s ago" up to "6 d ago", then the date. A clock that
 * runs ahead by less than a minute reads "just now"; further ahead is a date.
 */
export function formatRelative(at: number, now: number): string {
  const past = now - at;
  if (past < -MINUTE || past >= 7 * DAY) {
    const sameYear =
      new Date(at).getUTCFullYear() === new Date(now).getUTCFullYear();
    return new Intl.DateTimeFormat("en-GB", {
      day: "numeric",
      month: "short",
      ...(sameYear
        ? { hour: "2-digit", minute: "2-digit" }
        : { year: "numeric" }),
    }).format(at);
  }
  if (past < 1_000) return "just now";
  if (past < MINUTE) return `${String(Math.floor(past / 1_000))} s ago`;
  if (past < HOUR) return `${String(Math.floor(past / MINUTE))} min ago`;
  if (past < DAY) return `${String(Math.floor(past / HOUR))} h ago`;
  return `${String(Math.floor(past / DAY))} d ago`;
}
