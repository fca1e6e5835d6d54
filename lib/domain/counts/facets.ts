import { z } from "zod";
import {
  fieldFilterSchemas,
  type ListedKey,
  listedKeys,
  type TakenBy,
} from "#lib/domain/event/filtered-fields.ts";
import { validitySchema } from "#lib/domain/filter/event-filter.ts";
import { purposeSchema } from "#lib/domain/reading/purpose.ts";

/** `exact: false` stands for "at least this many": only the newest events were counted. */
export const countSchema = z.strictObject({
  count: z.int(),
  exact: z.boolean(),
});
export type Count = z.infer<typeof countSchema>;

const namedCountSchema = countSchema.extend({
  id: z.string(),
  /** The newest name among the events counted. */
  name: z.string().nullable(),
});
export type NamedCount = z.infer<typeof namedCountSchema>;

type ValueCountSchema<Value extends z.ZodType> = z.ZodObject<
  typeof countSchema.shape & { value: Value },
  z.core.$strict
>;
const valueCount = <Value extends z.ZodType>(
  value: Value,
): ValueCountSchema<Value> => z.strictObject({ ...countSchema.shape, value });
export type ValueCount<Value extends string = string> = Count & {
  readonly value: Value;
};

const bucketSchema = countSchema.extend({
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  /** Of the events in this bucket, how many have each purpose; the others have none. */
  byPurpose: z.partialRecord(purposeSchema, z.int()),
});
export type HistogramBucket = z.infer<typeof bucketSchema>;

/** The lists of things with names, and of plain values, named like the filter keys that take those values. */
export const thingListKeys = listedKeys("things");
export const valueListKeys = listedKeys("values");

export const facetListKeys = [...thingListKeys, ...valueListKeys];
export type FacetListKey = (typeof facetListKeys)[number];

// TypeScript does not follow keys through `entries`.
const thingLists = Object.fromEntries(
  thingListKeys.map((key) => [key, z.array(namedCountSchema)]),
) as Record<ListedKey<"things">, z.ZodArray<typeof namedCountSchema>>;

// As above.
const valueLists = Object.fromEntries(
  valueListKeys.map((key) => [
    key,
    z.array(valueCount(fieldFilterSchemas[key])),
  ]),
) as {
  [Key in ListedKey<"values">]: z.ZodArray<ValueCountSchema<TakenBy<Key>>>;
};

/**
 * How the events that fit a filter divide. Lists are by count, largest first, and
 * hold the 200 largest; the histogram is by time, without gaps.
 */
export const facetsSchema = z.strictObject({
  total: countSchema,
  /** Different customers, and different segments. */
  customers: countSchema,
  segments: countSchema,
  needsAttention: countSchema,
  /** Segment entries, and everything else. */
  entries: countSchema,
  others: countSchema,
  ...thingLists,
  ...valueLists,
  /** One may be in two of them. Those that could not be counted in a moment are left out. */
  validity: z.array(valueCount(validitySchema)),
  histogram: z.array(bucketSchema),
});
export type Facets = z.infer<typeof facetsSchema>;
