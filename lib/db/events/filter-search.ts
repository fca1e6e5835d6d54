import {
  type EventFilter,
  type FilterKey,
  filterKeys,
  withoutKeys,
} from "#lib/domain/filter/event-filter.ts";
import { isShortWord, searchWords } from "#lib/domain/text/search-words.ts";
import { fullNames } from "#lib/domain/text/full-names.ts";
import { parsePayloadCondition } from "#lib/domain/filter/payload-condition.ts";

/** A filter in two: what leads to events in the order of a list, and what has to be searched for among them. */
export type FilterSearch = {
  /**
   * `inverted`: an inverted index (GIN) gives all events with a word or value, but in no order, and
   * Postgres cannot tell how many those are. `every`: nothing knows, every event has to be looked into.
   */
  readonly kind: "none" | "inverted" | "every";
  /** Whether bodies are looked into, each of which costs many times what a row does. */
  readonly readsBodies: boolean;
  /** Whether only words are searched for that begin a name in many events: reading on in order soon meets enough of them. */
  readonly isVague: boolean;
  readonly searched: EventFilter;
  readonly rest: EventFilter;
};

const bodyKeys: readonly FilterKey[] = ["match", "payload", "-payload"];

export function splitSearch(filter: EventFilter): FilterSearch {
  const keys: readonly FilterKey[] = [
    "q",
    ...bodyKeys,
    ...(namesProblem(filter) ? (["problem"] as const) : []),
    ...(namesCustomer(filter) ? (["customer"] as const) : []),
  ];
  return {
    kind: kindOf(filter),
    readsBodies: bodyKeys.some((key) => filter[key] !== undefined),
    isVague: filter.q !== undefined && searchWords(filter.q).every(isShortWord),
    // Without the key a filter leaves tests out: both parts have to ask alike.
    searched: withoutKeys(
      filter,
      filterKeys.filter((key) => key !== "test" && !keys.includes(key)),
    ),
    rest: withoutKeys(filter, keys),
  };
}

/** Many may have the same name; any other word for a customer leads to few events. */
function namesCustomer({ customer = [] }: EventFilter): boolean {
  return fullNames(customer).length > 0;
}

/** Events with any problem at all have an index in the order of a list. */
function namesProblem({ problem }: EventFilter): boolean {
  return problem?.includes("any") === false;
}

function kindOf(filter: EventFilter): FilterSearch["kind"] {
  const payload = filter.payload ?? [];
  const hasInverted =
    filter.q !== undefined ||
    filter.match !== undefined ||
    namesCustomer(filter) ||
    namesProblem(filter) ||
    payload.some(isEquality);
  if (hasInverted) return "inverted";
  return payload.length > 0 || filter["-payload"] !== undefined
    ? "every"
    : "none";
}

function isEquality(text: string): boolean {
  const condition = parsePayloadCondition(text);
  return (
    typeof condition !== "string" && ["eq", "in"].includes(condition.operator)
  );
}
