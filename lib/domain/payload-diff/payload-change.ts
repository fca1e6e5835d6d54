import { z } from "zod";
import { objectKeys } from "#lib/domain/voucherify/own-object.ts";

/** Which of Voucherify's objects a place belongs to; `envelope` is what stands around the data, `other` all else. */
export const payloadGroupSchema = z.enum([...objectKeys, "other", "envelope"]);
export type PayloadGroup = z.infer<typeof payloadGroupSchema>;

/** What a value is, for writing it: `money` is an integer times 100, the others are as they read. */
export const payloadUnitSchema = z.enum([
  "money",
  "points",
  "count",
  "date",
  "text",
]);
export type PayloadUnit = z.infer<typeof payloadUnitSchema>;

/**
 * One difference between two bodies, at a value that holds no others.
 *
 * `before` and `after` are the values as sent, null where there was none. `added` and
 * `removed`: only one body has a value there. `moved`: the same members of a list in another
 * order, which `before` and `after` list. Null against nothing at all is a difference, and noise.
 */
export const payloadChangeSchema = z.strictObject({
  /** JSON path into the later body, or into the earlier one where the later has nothing there. */
  path: z.string(),
  /** What a person would call the place. */
  label: z.string(),
  group: payloadGroupSchema,
  kind: z.enum(["added", "removed", "changed", "moved"]),
  before: z.unknown(),
  after: z.unknown(),
  unit: payloadUnitSchema,
  /** What differs between any two bodies and tells nothing: ids and times of the delivery itself. */
  noise: z.boolean(),
});
export type PayloadChange = z.infer<typeof payloadChangeSchema>;

export const payloadComparisonSchema = z.strictObject({
  /** In the order of the later body, at most 2,000. */
  changes: z.array(payloadChangeSchema),
  /** How many more there are. */
  more: z.int(),
});
export type PayloadComparison = z.infer<typeof payloadComparisonSchema>;
