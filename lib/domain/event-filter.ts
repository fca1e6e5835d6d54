import { z } from "zod";
import {
  outcomeSchema,
  purposeSchema,
  shapeSchema,
  signatureSchema,
} from "./event-values.ts";
import { payloadMatchSchema } from "./payload-match.ts";
import { receivedTimeSchema } from "./received-time.ts";

/** How many values one key of a filter takes. */
export const mostFilterValues = 100;

const text = (most: number) =>
  z
    .string()
    .min(1, "is empty")
    .max(most, `takes at most ${String(most)} characters`)
    .refine(
      (value) => !value.includes("\0"),
      "holds a NUL character, which no stored text can hold",
    );

/** Ids are cut at this length when they are stored. */
const id = text(256);

const oneOf = <const Values extends readonly string[]>(values: Values) =>
  z.enum(values, { error: `takes ${values.join(", ")}` });

/** The keys that take several values; an event fits when it has any of them. */
export const listFilterSchemas = {
  segment: id,
  campaign: id,
  promotionTier: id,
  distribution: id,
  source: z.uuid("takes the id of a source"),
  eventType: id,
  purpose: oneOf(purposeSchema.options),
  shape: oneOf(shapeSchema.options),
  signature: oneOf(signatureSchema.options),
  outcome: oneOf(outcomeSchema.options),
};

/** The keys that take one value. */
export const singleFilterSchemas = {
  /** Segment entries alone. */
  entries: oneOf(["only"]),
  /** Events with a contradiction or a problem that is a warning. */
  attention: oneOf(["only"]),
  /** Id, source id or e-mail. */
  customer: id,
  /** Voucher code. */
  code: id,
  /** Free text: every word must occur, in any case, anywhere. */
  q: text(200).refine((words) => words.trim() !== "", "is empty"),
  match: payloadMatchSchema,
  from: receivedTimeSchema,
  to: receivedTimeSchema,
  duplicates: oneOf(["include", "exclude", "only"]),
  order: oneOf(["desc", "asc"]),
};

const several = <Value extends z.ZodType>(value: Value) =>
  z.array(value).min(1).max(mostFilterValues).readonly().exactOptional();

/**
 * Which events are meant, and in which order of receipt: the one filter of pages,
 * API, exports and replays, spelled as `GET /api/v1/events` spells it. An absent key asks for nothing.
 */
export const eventFilterSchema = z.strictObject({
  segment: several(listFilterSchemas.segment),
  campaign: several(listFilterSchemas.campaign),
  promotionTier: several(listFilterSchemas.promotionTier),
  distribution: several(listFilterSchemas.distribution),
  source: several(listFilterSchemas.source),
  eventType: several(listFilterSchemas.eventType),
  purpose: several(listFilterSchemas.purpose),
  shape: several(listFilterSchemas.shape),
  signature: several(listFilterSchemas.signature),
  outcome: several(listFilterSchemas.outcome),
  entries: singleFilterSchemas.entries.exactOptional(),
  attention: singleFilterSchemas.attention.exactOptional(),
  customer: singleFilterSchemas.customer.exactOptional(),
  code: singleFilterSchemas.code.exactOptional(),
  q: singleFilterSchemas.q.exactOptional(),
  match: singleFilterSchemas.match.exactOptional(),
  from: singleFilterSchemas.from.exactOptional(),
  to: singleFilterSchemas.to.exactOptional(),
  duplicates: singleFilterSchemas.duplicates.exactOptional(),
  order: singleFilterSchemas.order.exactOptional(),
});
export type EventFilter = Readonly<z.infer<typeof eventFilterSchema>>;

export type ListFilterKey = keyof typeof listFilterSchemas;
export type FilterKey = keyof EventFilter;

export function isListFilterKey(key: FilterKey): key is ListFilterKey {
  return Object.hasOwn(listFilterSchemas, key);
}

/** The same filter asking nothing of the given keys. */
export function withoutKeys(
  filter: EventFilter,
  keys: readonly FilterKey[],
): EventFilter {
  const left: readonly string[] = keys;
  return eventFilterSchema.parse(
    Object.fromEntries(
      Object.entries(filter).filter(([key]) => !left.includes(key)),
    ),
  );
}
