import { z } from "zod";
import {
  duplicateKindSchema,
  outcomeSchema,
  purposeSchema,
  rejectionSchema,
  shapeSchema,
  signatureSchema,
} from "./event-values.ts";
import { offerSchema } from "#lib/domain/reading/offer.ts";
import { problemSchema } from "#lib/domain/reading/problem.ts";
import { replayAttemptSchema } from "#lib/domain/replay/replay-attempt.ts";

const text = z.string().nullable();
const time = z.iso.datetime();
const namedObject = z.strictObject({ id: text, name: text }).nullable();

/** An event as lists show it and as `GET /api/v1/events` answers it. Absent is null. */
export const eventItemSchema = z.strictObject({
  id: z.uuid(),
  receivedAt: time,
  source: z.strictObject({
    id: z.uuid(),
    name: z.string(),
    /** ISO 4217, from our configuration: payloads carry none. */
    currency: text,
  }),
  outcome: outcomeSchema,
  rejection: rejectionSchema.nullable(),
  signature: signatureSchema,
  isEntry: z.boolean(),
  /** Our own test entry, or the preview of Voucherify's payload designer: left out of lists, counts and reports unless asked for. */
  isTest: z.boolean(),
  /** Which entry of this customer into this segment it is, from 1; null unless it is an entry with both ids. */
  entryNumber: z.int().nullable(),
  shape: shapeSchema,
  eventType: text,
  eventTypeAssumed: z.boolean(),
  eventName: text,
  purpose: purposeSchema.nullable(),
  customer: z
    .strictObject({ id: text, sourceId: text, name: text, email: text })
    .nullable(),
  segment: namedObject,
  campaign: namedObject,
  promotionTier: namedObject,
  voucher: z.strictObject({ code: text }).nullable(),
  publication: z.strictObject({ id: text }).nullable(),
  offer: offerSchema.nullable(),
  /** From when and until when the code or promotion can be used, by the code, its campaign and its publication. */
  validFrom: time.nullable(),
  validUntil: time.nullable(),
  projectId: text,
  distributionId: text,
  sendoutId: text,
  enteredAt: time.nullable(),
  sentAt: time.nullable(),
  duplicateOf: z.uuid().nullable(),
  duplicateKind: duplicateKindSchema.nullable(),
  bodySize: z.int(),
  needsAttention: z.boolean(),
  problems: z.array(problemSchema),
});
export type EventItem = z.infer<typeof eventItemSchema>;

/** One event whole, as `GET /api/v1/events/{id}` answers it. */
export const eventDetailSchema = eventItemSchema.extend({
  /** In the order received; values that are secrets are masked. */
  headers: z.array(z.tuple([z.string(), z.string()])),
  contentType: text,
  remoteAddress: text,
  /** Lower-case hex of the body as received; null when it was not kept. */
  bodySha256: text,
  /** The body as JSON; null where it is not JSON, or cannot be written again safely: the body's own address has the bytes. */
  payload: z.unknown(),
  purposeRule: text,
  readingVersion: z.int(),
  voucherifyEventId: text,
  groupId: text,
  channel: text,
  /** When the secret that verified the signature was added; null unless it is valid. */
  verifiedWithSecretOf: time.nullable(),
  /** Other accepted events made from the same Voucherify event: another distribution, a repeat. Newest first. */
  related: z.array(
    z.strictObject({
      id: z.uuid(),
      receivedAt: time,
      relation: z.enum(["repeat", "other_distribution"]),
      distributionId: text,
    }),
  ),
  /** The attempts to send it again, newest first, at most a hundred. */
  replays: z.array(replayAttemptSchema),
});
export type EventDetail = z.infer<typeof eventDetailSchema>;
