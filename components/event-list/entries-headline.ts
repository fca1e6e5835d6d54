import type { Purpose } from "#lib/domain/reading/purpose.ts";
import type { EventFilter } from "#lib/domain/filter/event-filter.ts";
import type { Facets } from "#lib/domain/counts/facets.ts";
import { counted, countWords } from "#components/event-words/count-words.ts";
import {
  enteredPhrase,
  receivedPhrase,
  type TimeFrame,
} from "#components/event-filter/time-range-words.ts";

/** The parts of the facets that the sentences are made of. */
export type EntryCounts = Pick<
  Facets,
  "total" | "customers" | "segments" | "purpose"
>;

/** The answer before the table: "1,284 customers entered 7 segments in the last 7 days". */
export function entriesHeadline(
  { total, customers, segments }: EntryCounts,
  filter: EventFilter,
  frame: TimeFrame,
): string {
  const when = enteredPhrase(filter, frame) || receivedPhrase(filter, frame);
  if (total.count === 0) return `No entries${when}`;
  if (customers.count === 0 && customers.exact) {
    return `${counted(total, "entry", "entries")} without a customer id${when}`;
  }
  const where =
    segments.count === 0
      ? "a segment without an id"
      : counted(segments, "segment");
  // So many that their customers were not counted.
  if (customers.count === 0) {
    return `${counted(total, "entry", "entries")} into ${where}${when}`;
  }
  return `${counted(customers, "customer")} entered ${where}${when}`;
}

const received: readonly (readonly [Purpose, string])[] = [
  ["unique_codes", "with a unique code"],
  ["promotion", "with a promotion"],
  ["plain_message", "with a plain message"],
  ["contradiction", "with an inconsistent payload"],
];

/**
 * How the entries divide: "1,310 entries: 812 with a unique code, 301 with a promotion." Empty without entries.
 * `counts.purpose` may go beyond the filter's own choice of purposes; the sentence does not. Where all are counted, those
 * of no purpose are told too, so that the parts add up.
 */
export function entriesBreakdown(
  { total, purpose }: EntryCounts,
  filter: EventFilter,
): string {
  if (total.count === 0) return "";
  const parts = received.flatMap(([value, words]) => {
    if (filter.purpose?.includes(value) === false) return [];
    const found = purpose.find((part) => part.value === value);
    return found && found.count > 0 ? [`${countWords(found)} ${words}`] : [];
  });
  const entries = counted(total, "entry", "entries");
  return parts.length === 0
    ? `${entries}.`
    : `${entries}: ${[...parts, ...withoutPurpose(total, purpose, filter)].join(", ")}.`;
}

function withoutPurpose(
  total: EntryCounts["total"],
  purpose: EntryCounts["purpose"],
  filter: EventFilter,
): string[] {
  const isCounted = total.exact && purpose.every(({ exact }) => exact);
  if (filter.purpose !== undefined || !isCounted) return [];
  const rest = purpose.reduce((left, { count }) => left - count, total.count);
  return rest > 0 ? [`${rest.toLocaleString("en")} with no purpose`] : [];
}
