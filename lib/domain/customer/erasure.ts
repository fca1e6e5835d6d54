import { z } from "zod";
import { textLine } from "#lib/domain/text/text-line.ts";

/** What an admin says to have a customer erased. */
export const erasureRequestSchema = z.strictObject(
  {
    /** Why; it is kept in the activity, with whatever names the customer taken out. */
    reason: textLine(500),
    /** Which source's customer; left out: that of every source that was sent the id. */
    source: z.uuid("takes the id of a source").exactOptional(),
    /** Whether further events go that mention the customer somewhere in what was sent; left out: they do. */
    mentions: z.boolean("takes true or false").exactOptional(),
  },
  "takes a JSON object",
);
export type ErasureRequest = z.infer<typeof erasureRequestSchema>;

/** How many events became stubs, and how many of them are entries. */
export const erasureResultSchema = z.strictObject({
  events: z.int(),
  entries: z.int(),
});
export type ErasureResult = z.infer<typeof erasureResultSchema>;

/** What an erasure would take in. */
export const erasurePreviewSchema = erasureResultSchema.extend({
  /** Ids of Voucherify's that those events name. */
  customers: z.int(),
  sources: z.int(),
  /** Further events that mention the customer, and how many of them are of other customers. */
  mentions: z.strictObject({ events: z.int(), ofOthers: z.int() }),
});
export type ErasurePreview = z.infer<typeof erasurePreviewSchema>;
