import { z } from "zod";
import { shapeOf } from "./event-field.ts";
import { detailFields } from "./detail-fields.ts";
import { itemFields } from "./event-fields.ts";
import { replayAttemptSchema } from "./replay-attempt.ts";

const text = z.string().nullable();
const time = z.iso.datetime();
const { "source.id": _sourceId, ...ownDetailFields } = detailFields;

/** Which entry of this customer into this segment it is by when they happened, from 1; null unless it is an entry with both ids. */
export const entryNumberSchema = z.int().nullable();

/** An event as lists show it and as `GET /api/v1/events` answers it. Absent is null. */
export const eventItemSchema = z.strictObject({
  ...shapeOf(itemFields),
  source: z.strictObject({
    id: z.uuid(),
    name: z.string(),
    /** ISO 4217, from our configuration: payloads carry none. */
    currency: text,
  }),
  /** There, and true, where personal data is hidden for the role of whoever asks: an object without its values was sent with them. */
  isMasked: z.literal(true).optional(),
});
export type EventItem = z.infer<typeof eventItemSchema>;

/** One event whole, as `GET /api/v1/events/{id}` answers it. */
export const eventDetailSchema = eventItemSchema.extend({
  entryNumber: entryNumberSchema,
  ...shapeOf(ownDetailFields),
  /** In the order received; values that are secrets are masked. */
  headers: z.array(z.tuple([z.string(), z.string()])),
  remoteAddress: text,
  /** The body as JSON; null where it is not JSON, or cannot be written again safely: the body's own address has the bytes. */
  payload: z.unknown(),
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
