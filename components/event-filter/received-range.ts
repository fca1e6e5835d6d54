import type { EventFilter } from "#lib/domain/filter/event-filter.ts";

/** The two ends of a range of time, as the address spells them. */
export type TimeRange = {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
};

/** The ranges of time offered by name; `from` as the URL spells it. */
export const namedRanges = [
  { from: "-1h", words: "last hour" },
  { from: "-24h", words: "last 24 hours" },
  { from: "-7d", words: "last 7 days" },
  { from: "-30d", words: "last 30 days" },
] as const;

/** A range in a few words, as a chip shows it: "last 7 days", "any time", "chosen time". */
export function rangeWords({ from, to }: TimeRange): string {
  if (from === undefined && to === undefined) return "any time";
  const named = namedRanges.find((range) => range.from === from);
  return named !== undefined && to === undefined ? named.words : "chosen time";
}

/** When the events of a filter were received, at the end of a sentence: "in the last 7 days"; empty where there is no bound. */
export function receivedPhrase(filter: EventFilter): string {
  const words = rangeWords(filter);
  if (words === "any time") return "";
  return words === "chosen time" ? " in the chosen time" : ` in the ${words}`;
}
