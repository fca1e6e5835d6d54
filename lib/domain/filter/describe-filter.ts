import { formatPayloadPath } from "#lib/domain/json/payload-path.ts";
import { isolateSent } from "#lib/domain/text/hidden-characters.ts";
import {
  type EventFilter,
  filterKeys,
  type FilterKey,
  isSingleFilterKey,
  type ListFilterKey,
  type SingleFilterKey,
  toListKey,
} from "./event-filter.ts";
import { mapFilteredFields } from "#lib/domain/event/filtered-fields.ts";
import { toCalendarTime } from "./received-time.ts";
import {
  parsePayloadCondition,
  type PayloadOperator,
} from "./payload-condition.ts";

/** The name of a thing, where it is known: of a segment, a campaign, a source … by its id. */
export type NameOf = (key: ListFilterKey, id: string) => string | null;

/** What one key of a filter asks: "segment is New Customers or VIP". */
export type FilterPhrase = { readonly key: FilterKey; readonly words: string };

/**
 * A filter for someone who never saw the tool: a phrase for each key, in the
 * order of the keys, of which all hold. Empty where the filter asks for nothing.
 */
export function describeFilter(
  filter: EventFilter,
  nameOf: NameOf = () => null,
): FilterPhrase[] {
  return filterKeys.flatMap((key) => {
    const value = filter[key];
    return value === undefined
      ? []
      : [{ key, words: describeKey(key, value, nameOf) }];
  });
}

/** The same as sentences, of which the first says so where all events are meant. */
export function describeFilterInSentences(
  filter: EventFilter,
  nameOf?: NameOf,
): string[] {
  const phrases = describeFilter(filter, nameOf);
  const sentences = phrases.map(
    ({ words }) => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`,
  );
  return phrases.some(({ key }) => key !== "order")
    ? sentences
    : [
        "Every event kept, duplicates and rejected ones included; test events left out.",
        ...sentences,
      ];
}

function describeKey(
  key: FilterKey,
  value: string | readonly string[],
  nameOf: NameOf,
): string {
  if (isSingleFilterKey(key)) return singleWords[key](String(value));
  const list = toListKey(key);
  const values = [value].flat();
  if (!list) return `${key}: ${values.join(", ")}`;
  if (list.key === "payload") return payloadWords(values, list.excludes);
  if (list.key === "problem") return problemWords(values, list.excludes);
  const shown = values.map((one) =>
    isolateSent(nameOf(list.key, one) ?? spell(key, one)),
  );
  const verb = verbless.has(list.key) ? "" : list.excludes ? " is not" : " is";
  const not = verb === "" && list.excludes ? "not " : "";
  return `${not}${listWords[list.key]}${verb} ${joined(shown, "or")}`;
}

const listWords: Readonly<
  Record<Exclude<ListFilterKey, "payload" | "problem">, string>
> = {
  ...mapFilteredFields(({ filter }) => filter.words),
  customer: "customer",
  deliveredTo: "delivered to",
  notDeliveredTo: "not delivered to",
  replay: "sent by replay",
  id: "event",
};

/** Keys whose words are a phrase already: "delivered to CRM". */
const verbless: ReadonlySet<ListFilterKey> = new Set([
  "deliveredTo",
  "notDeliveredTo",
  "replay",
]);

/** The closed sets are spelled for programs. */
const spelled: readonly string[] = [
  "purpose",
  "shape",
  "signature",
  "rejection",
];

function spell(key: string, value: string): string {
  return spelled.includes(key.replace("-", ""))
    ? value.replaceAll("_", " ")
    : value;
}

function problemWords(kinds: readonly string[], excludes: boolean): string {
  const has = excludes ? "has no problem" : "has a problem";
  return kinds.includes("any")
    ? has
    : `${has} of the kind ${joined(
        kinds.map((kind) => kind.replaceAll("_", " ")),
        "or",
      )}`;
}

const operatorWords: Readonly<Record<PayloadOperator, string>> = {
  eq: "=",
  in: "is one of",
  exists: "exists",
  gt: ">",
  lt: "<",
  contains: "contains",
};

function payloadWords(
  conditions: readonly string[],
  excludes: boolean,
): string {
  const phrases = conditions.map((text) => {
    const condition = parsePayloadCondition(text);
    if (typeof condition === "string") return text;
    const { path, operator, values } = condition;
    const place = formatPayloadPath(path);
    const given = joined(
      values.map((value) => (value === "" ? "empty text" : value)),
      "or",
    );
    return `${place} ${operatorWords[operator]} ${given}`.trimEnd();
  });
  return excludes ? `not: ${joined(phrases, "or")}` : joined(phrases, "and");
}

const singleWords: Readonly<
  Record<SingleFilterKey, (value: string) => string>
> = {
  entries: (value) =>
    value === "only" ? "is a segment entry" : "is no segment entry",
  attention: () => "needs attention",
  q: (text) => `names, e-mails, codes or ids contain “${isolateSent(text)}”`,
  match: (json) => `the body as sent contains ${json}`,
  from: (value) => `received ${since(value)}`,
  to: (value) => `received ${until(value)}`,
  sentFrom: (value) => `sent ${since(value)}`,
  sentTo: (value) => `sent ${until(value)}`,
  enteredFrom: (value) => `entered ${since(value)}`,
  enteredTo: (value) => `entered ${until(value)}`,
  duplicates: (value) =>
    ({
      include: "duplicates included",
      exclude: "is no duplicate",
      only: "is a duplicate",
    })[value] ?? value,
  test: (value) =>
    ({
      include: "test events included",
      exclude: "is no test event",
      only: "is a test event",
    })[value] ?? value,
  validity: (value) =>
    ({
      expired_on_arrival: "had expired before delivery",
      expired: "has expired by now",
      none: "has no end of validity",
    })[value] ?? value,
  expiredBy: (value) => `had expired by ${value}`,
  reverified: (value) =>
    `rejected at first, and accepted when signatures were checked again at ${value}`,
  order: (value) => (value === "asc" ? "oldest first" : "newest first"),
};

function since(value: string): string {
  const span = spanWords(value);
  return span === null
    ? `at or after ${timeWords(value)}`
    : `in the last ${span}`;
}

const calendarWords: Readonly<Record<string, string>> = {
  today: "today",
  yesterday: "yesterday",
  "this-week": "this week",
};

function until(value: string): string {
  const span = spanWords(value);
  if (span !== null) return `more than ${span} ago`;
  return toCalendarTime(value) !== null
    ? `up to the end of ${timeWords(value)}`
    : `before ${timeWords(value)}`;
}

const units: Readonly<Record<string, string>> = {
  m: "minute",
  h: "hour",
  d: "day",
  w: "week",
};

/** `-7d` as "7 days", `-24h` as "24 hours"; null for a time that does not move. */
function spanWords(value: string): string | null {
  const [, count = "", unit = ""] = /^-(\d+)([mhdw])$/.exec(value) ?? [];
  const word = units[unit];
  if (word === undefined) return null;
  const shown = Number(count);
  return `${String(shown)} ${word}${shown === 1 ? "" : "s"}`;
}

function timeWords(value: string): string {
  const day = toCalendarTime(value);
  return day === null
    ? value
    : `${calendarWords[day.name] ?? day.name} (${day.zone})`;
}

function joined(values: readonly string[], word: "and" | "or"): string {
  return values.length < 2
    ? values.join("")
    : `${values.slice(0, -1).join(", ")} ${word} ${values.at(-1) ?? ""}`;
}
