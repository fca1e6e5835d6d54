import { z } from "zod";
import { entryNumberSchema, eventItemSchema } from "#lib/domain/event/event.ts";
import { payloadComparisonSchema } from "#lib/domain/payload-diff/payload-change.ts";
import { countSchema } from "#lib/domain/counts/facets.ts";
import { summaryFigureSchema } from "./summary-history.ts";

const text = z.string().nullable();
const time = z.iso.datetime();
const source = z.strictObject({ id: z.uuid(), name: z.string() });

/** Why what changed since the entry before cannot be told here. */
export const notComparedSchema = z.enum([
  "first_entry",
  "body_not_kept",
  "body_not_json",
  "body_too_large",
]);
export type NotCompared = z.infer<typeof notComparedSchema>;

/** An entry within the history of its customer. */
export const customerEntrySchema = eventItemSchema.extend({
  entryNumber: entryNumberSchema,
  /** Whether it arrived after an entry that happened later: what was known then was another history. */
  arrivedLate: z.boolean(),
  /** Which of all the customer's entries it is by when they happened, from 1; `entryNumber` counts those into its segment. */
  place: z.int(),
  /** The customer's entry before this one, into whatever segment. */
  previousEntryId: z.uuid().nullable(),
  /** When the customer entered the same segment before. */
  previousInSegmentAt: time.nullable(),
  /** What changed in the body since the entry before; null where `notCompared` says why. */
  difference: payloadComparisonSchema.nullable(),
  notCompared: notComparedSchema.nullable(),
});
export type CustomerEntry = z.infer<typeof customerEntrySchema>;

/** A code or promotion that a customer was sent, by the newest entry that says so. */
export const sentOfferSchema = z.strictObject({
  eventId: z.uuid(),
  at: time,
  code: text,
  /** There, and true, where one was sent that is hidden for the role of whoever asks. */
  isCodeHidden: z.literal(true).optional(),
  promotionTier: z.strictObject({ id: text, name: text }).nullable(),
  /** Voucherify's record that the code was given: without it a code is not proven. */
  publicationId: text,
});
export type SentOffer = z.infer<typeof sentOfferSchema>;

/** Where a customer was last known to be: an exit is known only where "left" events are sent here too. */
export const lastKnownSegmentSchema = z.strictObject({
  id: z.string(),
  name: text,
  /** When they last entered, as far as known. */
  enteredAt: time.nullable(),
  /** When they left after that. */
  leftAt: time.nullable(),
});
export type LastKnownSegment = z.infer<typeof lastKnownSegmentSchema>;

/** What is known of one customer of one source over all their entries. */
export const customerOverviewSchema = z.strictObject({
  id: z.string(),
  source: source.extend({ currency: text }),
  /** Where the same id was sent to other sources too: each has a history of its own. */
  otherSources: z.array(source),
  /** As the newest event that says so has them. */
  sourceId: text,
  name: text,
  email: text,
  /** Of the newest 10,000 entries where they are more. */
  entryCount: countSchema,
  segmentCount: z.int(),
  codeCount: z.int(),
  promotionCount: z.int(),
  /** The first entry, and the last. */
  firstEntryAt: time.nullable(),
  lastEntryAt: time.nullable(),
  /** Over the newest 200 entries. */
  figures: z.array(summaryFigureSchema),
});
export type CustomerOverview = z.infer<typeof customerOverviewSchema>;

/** A customer's history as `GET /api/v1/customers/{id}` answers it. */
export const customerHistorySchema = customerOverviewSchema.extend({
  entries: z.array(customerEntrySchema),
  nextCursor: text,
  previousCursor: text,
});
export type CustomerHistory = z.infer<typeof customerHistorySchema>;
