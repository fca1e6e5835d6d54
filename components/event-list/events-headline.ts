import type { EventFilter } from "#lib/domain/filter/event-filter.ts";
import type { Outcome } from "#lib/domain/event/event-values.ts";
import type { Facets } from "#lib/domain/counts/facets.ts";
import { counted, countWords } from "#components/event-words/count-words.ts";
import {
  receivedPhrase,
  type TimeFrame,
} from "#components/event-filter/time-range-words.ts";

/** "3,412 requests reached 2 sources in the last 7 days". */
export function eventsHeadline(
  { total, source }: Pick<Facets, "total" | "source">,
  filter: EventFilter,
  frame: TimeFrame,
): string {
  const when = receivedPhrase(filter, frame);
  if (total.count === 0) return `No requests${when}`;
  const requests = counted(total, "request");
  const sources = source.filter(
    ({ id }) => filter.source === undefined || filter.source.includes(id),
  );
  const reached = { count: sources.length, exact: total.exact };
  return `${requests} reached ${counted(reached, "source")}${when}`;
}

const became: readonly (readonly [Outcome, string])[] = [
  ["accepted", "accepted"],
  ["duplicate", "found to be duplicates"],
  ["rejected", "rejected"],
];

/**
 * What became of them: "3,300 accepted, 12 rejected." Empty where nothing arrived.
 * `counts.outcome` may go beyond the filter's own choice of outcomes; the sentence does not.
 */
export function eventsBreakdown(
  { outcome }: Pick<Facets, "outcome">,
  filter: EventFilter,
): string {
  const parts = became.flatMap(([value, words]) => {
    if (filter.outcome?.includes(value) === false) return [];
    const found = outcome.find((part) => part.value === value);
    return found && found.count > 0 ? [`${countWords(found)} ${words}`] : [];
  });
  return parts.length === 0 ? "" : `${parts.join(", ")}.`;
}
