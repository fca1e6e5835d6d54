import { mapFilteredFields } from "#lib/domain/event/filtered-fields.ts";
import type {
  ListFilterKey,
  SingleFilterKey,
} from "#lib/domain/filter/event-filter.ts";

/** What a person calls each key of a filter. */
export const filterWords: Readonly<
  Record<ListFilterKey | SingleFilterKey, string>
> = {
  ...mapFilteredFields(({ filter }) => capitalized(filter.words)),
  problem: "Problem",
  customer: "Customer",
  payload: "Payload",
  deliveredTo: "Delivered to",
  notDeliveredTo: "Not delivered to",
  replay: "Sent by replay",
  id: "Event",
  entries: "Entries",
  attention: "Needs attention",
  q: "Search",
  match: "Payload contains",
  from: "Received from",
  to: "Received to",
  sentFrom: "Sent from",
  sentTo: "Sent to",
  enteredFrom: "Entered from",
  enteredTo: "Entered to",
  duplicates: "Duplicates",
  test: "Test events",
  validity: "Validity",
  expiredBy: "Expired by",
  reverified: "Accepted after a check",
  order: "Order",
};

function capitalized(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** The same of any text; one that is no key of a filter stays as it is. */
export function filterWord(key: string): string {
  return isKey(key) ? filterWords[key] : key;
}

function isKey(key: string): key is keyof typeof filterWords {
  return Object.hasOwn(filterWords, key);
}
