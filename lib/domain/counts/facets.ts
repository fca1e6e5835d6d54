import { z } from "zod";
import type { FilterKey } from "#lib/domain/filter/event-filter.ts";
import {
  outcomeSchema,
  signatureSchema,
} from "#lib/domain/event/event-values.ts";
import { purposeSchema } from "#lib/domain/reading/purpose.ts";
import { shapeSchema } from "#lib/domain/reading/shape.ts";

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

const valueCount = <Value extends z.ZodType>(value: Value) =>
  countSchema.extend({ value });
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
  segment: z.array(namedCountSchema),
  campaign: z.array(namedCountSchema),
  promotionTier: z.array(namedCountSchema),
  distribution: z.array(namedCountSchema),
  source: z.array(namedCountSchema),
  purpose: z.array(valueCount(purposeSchema)),
  outcome: z.array(valueCount(outcomeSchema)),
  signature: z.array(valueCount(signatureSchema)),
  shape: z.array(valueCount(shapeSchema)),
  eventType: z.array(valueCount(z.string())),
  histogram: z.array(bucketSchema),
});
export type Facets = z.infer<typeof facetsSchema>;

/** The parts of the facets that list values, named like the filter keys that take those values. */
export const facetListKeys = [
  "segment",
  "campaign",
  "promotionTier",
  "distribution",
  "source",
  "purpose",
  "outcome",
  "signature",
  "shape",
  "eventType",
] as const satisfies readonly (keyof Facets & FilterKey)[];
export type FacetListKey = (typeof facetListKeys)[number];
