import type { TimeKind } from "#lib/domain/filter/absolute-times.ts";
import type { EventFilter } from "#lib/domain/filter/event-filter.ts";
import {
  toCalendarTime,
  toTimeBounds,
  withZone,
} from "#lib/domain/filter/received-time.ts";
import { formatRange, formatTime } from "#lib/domain/time/format-time.ts";

/** The two ends of a range of time, as the address spells them. */
export type TimeRange = {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
};

/** The zone that times are told in, and what "now" is. */
export type TimeFrame = { readonly zone: string; readonly now: Date };

export type NamedRange = TimeRange & {
  readonly from: string;
  /** As a chip shows it. */
  readonly words: string;
  /** At the end of a sentence. */
  readonly phrase: string;
};

/** The ranges of time offered by name; all are relative, and stay so in the address. */
export const namedRanges: readonly NamedRange[] = [
  { from: "-1h", words: "last hour", phrase: "in the last hour" },
  { from: "-24h", words: "last 24 hours", phrase: "in the last 24 hours" },
  { from: "today", words: "today", phrase: "today" },
  {
    from: "yesterday",
    to: "yesterday",
    words: "yesterday",
    phrase: "yesterday",
  },
  { from: "this-week", words: "this week", phrase: "this week" },
  { from: "-7d", words: "last 7 days", phrase: "in the last 7 days" },
  { from: "-30d", words: "last 30 days", phrase: "in the last 30 days" },
];

/** What each range of time is called, and how it begins a sentence. */
export const timeKindWords: Readonly<Record<TimeKind, string>> = {
  received: "Received",
  sent: "Sent",
  entered: "Entered",
};

/** The range of the list that a filter's range is; null for every other one. */
export function namedRangeOf({ from, to }: TimeRange): NamedRange | null {
  return (
    namedRanges.find(
      (range) => range.from === bare(from) && range.to === bare(to),
    ) ?? null
  );
}

/** A range in a few words, as a chip shows it: "last 7 days", "any time", "24–25 Nov 2026", "since 24 Nov 2026, 10:00". */
export function rangeWords(range: TimeRange, { zone, now }: TimeFrame): string {
  const named = namedRangeOf(range);
  if (named !== null) return `${named.words}${foreignZone(range, zone)}`;
  const { from, to } = rangeBounds(range, { zone, now });
  if (from !== null && to !== null) return formatRange(from, to, zone);
  if (from !== null) return `since ${formatTime(from, zone, "minute")}`;
  return to === null ? "any time" : `before ${formatTime(to, zone, "minute")}`;
}

/** The instants of a range as the page means it: days without a zone are those of the page. */
export function rangeBounds(range: TimeRange, { zone, now }: TimeFrame) {
  return toTimeBounds(
    {
      from: range.from && withZone(range.from, zone),
      to: range.to && withZone(range.to, zone),
    },
    now,
  );
}

/** When the events of a filter were received, at the end of a sentence: " in the last 7 days"; empty where there is no bound. */
export function receivedPhrase(filter: EventFilter, frame: TimeFrame): string {
  return rangePhrase({ from: filter.from, to: filter.to }, frame);
}

/** When they happened in Voucherify, in the same way. */
export function enteredPhrase(filter: EventFilter, frame: TimeFrame): string {
  return rangePhrase({ from: filter.enteredFrom, to: filter.enteredTo }, frame);
}

function rangePhrase(range: TimeRange, frame: TimeFrame): string {
  const named = namedRangeOf(range);
  if (named !== null)
    return ` ${named.phrase}${foreignZone(range, frame.zone)}`;
  if (range.from === undefined && range.to === undefined) return "";
  const words = rangeWords(range, frame);
  return /^(since|before) /.test(words) ? ` ${words}` : `, ${words}`;
}

/** A day of another zone than the page's says of which. */
function foreignZone({ from }: TimeRange, zone: string): string {
  const day = toCalendarTime(from ?? "");
  return day === null || !from?.includes("@") || day.zone === zone
    ? ""
    : ` (${day.zone})`;
}

function bare(end: string | undefined): string | undefined {
  return end === undefined ? undefined : (toCalendarTime(end)?.name ?? end);
}
