import { z } from "zod";
import { fieldFilterSchemas } from "#lib/domain/event/filtered-fields.ts";
import { oneOf, sentText, text } from "#lib/domain/field/field-filter.ts";
import { problemKindSchema } from "#lib/domain/reading/problem.ts";
import { payloadConditionSchema } from "./payload-condition.ts";
import { payloadMatchSchema } from "./payload-match.ts";
import { receivedTimeSchema } from "./received-time.ts";

export const validitySchema = oneOf(["expired_on_arrival", "expired", "none"]);

/** How many values one key of a filter takes: as many as a page has rows, which may be chosen one by one. */
export const maxFilterValues = 200;

/**
 * The keys that take several values; an event fits when it has any of them, and of `payload` all.
 * Each stands with a minus before it too: `-segment` leaves out what `segment` with any one of its values would
 * find. What has no segment at all stays.
 */
export const listFilterSchemas = {
  ...fieldFilterSchemas,
  /** Kinds of problems, or `any`. */
  problem: oneOf(["any", ...problemKindSchema.options]),
  /** Id, source id, e-mail or full name (several words), the last two in any case. */
  customer: sentText,
  /** What replays delivered to any of these destinations, or to none of them. */
  deliveredTo: z.uuid("takes the id of a destination"),
  notDeliveredTo: z.uuid("takes the id of a destination"),
  /** What these replays have sent, or begun to send. */
  replay: z.uuid("takes the id of a replay"),
  payload: payloadConditionSchema,
  /** Chosen one by one. */
  id: z.uuid("takes the id of an event"),
};

/** The keys that take one value. */
export const singleFilterSchemas = {
  /** Segment entries alone, or everything else. */
  entries: oneOf(["only", "exclude"]),
  /** Events with a contradiction or a problem that is a warning. */
  attention: oneOf(["only"]),
  /** Free text: every word must occur, in any case, or begin an id; one of one or two characters where something begins. */
  q: text(200).refine((words) => words.trim() !== "", "is empty"),
  match: payloadMatchSchema,
  from: receivedTimeSchema,
  to: receivedTimeSchema,
  sentFrom: receivedTimeSchema,
  sentTo: receivedTimeSchema,
  /** When it happened in Voucherify, as far as that was sent. */
  enteredFrom: receivedTimeSchema,
  enteredTo: receivedTimeSchema,
  duplicates: oneOf(["include", "exclude", "only"]),
  /** Test entries of our own and previews of the payload designer, which every list and count leaves out unless asked. */
  test: oneOf(["exclude", "include", "only"]),
  /** Of the code or promotion that was sent: expired when it was delivered, expired by now, or without an end. */
  validity: validitySchema,
  /** What "expired by now" stands for in a selection that is frozen. */
  expiredBy: z.iso.datetime("takes an instant, as ISO 8601 in UTC"),
  /** Rejected at first, and accepted at this moment, when signatures were checked again. */
  reverified: z.iso.datetime("takes the time of a check, as ISO 8601 in UTC"),
  order: oneOf(["desc", "asc"]),
};

export type ListFilterKey = keyof typeof listFilterSchemas;

const several = <Value extends z.ZodType>(value: Value) =>
  z.array(value).min(1).max(maxFilterValues).readonly().exactOptional();

type Lists<Schemas extends Readonly<Record<string, z.ZodType>>> = {
  [Key in keyof Schemas & string as Key | `-${Key}`]: ReturnType<
    typeof several<Schemas[Key]>
  >;
};

function listsOf<Schemas extends Readonly<Record<string, z.ZodType>>>(
  schemas: Schemas,
): Lists<Schemas> {
  // TypeScript does not follow keys through `entries`.
  return Object.fromEntries(
    Object.entries(schemas).flatMap(([key, value]) => [
      [key, several(value)],
      [`-${key}`, several(value)],
    ]),
  ) as Lists<Schemas>;
}

/**
 * Which events are meant, and in which order of receipt: the one filter of pages,
 * API, exports and replays, spelled as `GET /api/v1/events` spells it. An absent key asks for nothing.
 */
export const eventFilterSchema = z.strictObject({
  ...listsOf(listFilterSchemas),
  entries: singleFilterSchemas.entries.exactOptional(),
  attention: singleFilterSchemas.attention.exactOptional(),
  q: singleFilterSchemas.q.exactOptional(),
  match: singleFilterSchemas.match.exactOptional(),
  from: singleFilterSchemas.from.exactOptional(),
  to: singleFilterSchemas.to.exactOptional(),
  sentFrom: singleFilterSchemas.sentFrom.exactOptional(),
  sentTo: singleFilterSchemas.sentTo.exactOptional(),
  enteredFrom: singleFilterSchemas.enteredFrom.exactOptional(),
  enteredTo: singleFilterSchemas.enteredTo.exactOptional(),
  duplicates: singleFilterSchemas.duplicates.exactOptional(),
  test: singleFilterSchemas.test.exactOptional(),
  validity: singleFilterSchemas.validity.exactOptional(),
  expiredBy: singleFilterSchemas.expiredBy.exactOptional(),
  reverified: singleFilterSchemas.reverified.exactOptional(),
  order: singleFilterSchemas.order.exactOptional(),
});
export type EventFilter = Readonly<z.infer<typeof eventFilterSchema>>;

export type FilterKey = keyof EventFilter;
export type SingleFilterKey = keyof typeof singleFilterSchemas;

/** The keys in the order in which filters are spelled and told. */
export const filterKeys: readonly FilterKey[] =
  eventFilterSchema.keyof().options;

/** Which list a key is of, and whether it leaves the values out; null for every other text. */
export function toListKey(
  key: string,
): { readonly key: ListFilterKey; readonly excludes: boolean } | null {
  const excludes = key.startsWith("-");
  const name = excludes ? key.slice(1) : key;
  return isListFilterKey(name) ? { key: name, excludes } : null;
}

export function isSingleFilterKey(key: string): key is SingleFilterKey {
  return Object.hasOwn(singleFilterSchemas, key);
}

function isListFilterKey(key: string): key is ListFilterKey {
  return Object.hasOwn(listFilterSchemas, key);
}

/** The same filter asking nothing of the given keys. */
export function withoutKeys(
  filter: EventFilter,
  keys: readonly FilterKey[],
): EventFilter {
  const rest: { -readonly [Key in keyof EventFilter]: EventFilter[Key] } = {
    ...filter,
  };
  for (const key of keys) Reflect.deleteProperty(rest, key);
  return rest;
}
