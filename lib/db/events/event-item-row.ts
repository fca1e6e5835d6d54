import { z } from "zod";
import { type EventItem, eventItemSchema } from "#lib/domain/event/event.ts";
import { Prisma } from "#lib/db/generated/client.ts";

const { sql } = Prisma;

/** What a list shows of a row `e` of `event`: neither its bytes nor its payload. */
export const eventItemColumns = sql`
  e.id, e.source_id AS "sourceId", e.received_at AS "receivedAt",
  e.outcome::text, e.rejection, e.signature::text, e.is_entry AS "isEntry", e.is_test AS "isTest", e.shape::text,
  e.event_type AS "eventType", e.event_type_assumed AS "eventTypeAssumed",
  e.event_name AS "eventName", e.purpose::text,
  e.customer_id AS "customerId", e.customer_source_id AS "customerSourceId",
  e.customer_name AS "customerName", e.customer_email AS "customerEmail",
  e.segment_id AS "segmentId", e.segment_name AS "segmentName",
  e.campaign_id AS "campaignId", e.campaign_name AS "campaignName",
  e.promotion_tier_id AS "promotionTierId", e.promotion_tier_name AS "promotionTierName",
  e.voucher_code AS "voucherCode", e.publication_id AS "publicationId", e.offer,
  e.valid_from AS "validFrom", e.valid_until AS "validUntil",
  e.project_id AS "projectId", e.distribution_id AS "distributionId",
  e.sendout_id AS "sendoutId", e.entered_at AS "enteredAt", e.sent_at AS "sentAt",
  e.duplicate_of AS "duplicateOf", e.duplicate_kind::text AS "duplicateKind",
  e.body_size AS "bodySize", e.needs_attention AS "needsAttention", e.problems`;

const text = z.string().nullable();
const time = z.date().nullable();

/** A row of these columns alone. */
export const ownItemRowSchema = z.strictObject({
  ...eventItemSchema.pick({
    id: true,
    outcome: true,
    rejection: true,
    signature: true,
    isEntry: true,
    isTest: true,
    shape: true,
    eventType: true,
    eventTypeAssumed: true,
    eventName: true,
    purpose: true,
    projectId: true,
    distributionId: true,
    sendoutId: true,
    duplicateOf: true,
    duplicateKind: true,
    bodySize: true,
    needsAttention: true,
  }).shape,
  // What a reading of another version wrote is shown as it is.
  offer: z.custom<EventItem["offer"]>(isObjectOrNull),
  problems: z.custom<EventItem["problems"]>(Array.isArray),
  sourceId: z.string(),
  receivedAt: z.date(),
  enteredAt: time,
  sentAt: time,
  validFrom: time,
  validUntil: time,
  customerId: text,
  customerSourceId: text,
  customerName: text,
  customerEmail: text,
  segmentId: text,
  segmentName: text,
  campaignId: text,
  campaignName: text,
  promotionTierId: text,
  promotionTierName: text,
  voucherCode: text,
  publicationId: text,
});
type OwnItemRow = Readonly<z.infer<typeof ownItemRowSchema>>;

/** A row of these columns with its source and its number. */
export const eventItemRowSchema = ownItemRowSchema.extend({
  sourceName: z.string(),
  sourceCurrency: text,
  entryNumber: z.int().nullable(),
});
export type EventItemRow = Readonly<z.infer<typeof eventItemRowSchema>>;

function isObjectOrNull(value: unknown): boolean {
  return typeof value === "object";
}

export type OwnItem = Omit<EventItem, "source" | "entryNumber">;

export function toEventItem(row: EventItemRow): EventItem {
  return {
    ...toOwnItem(row),
    source: {
      id: row.sourceId,
      name: row.sourceName,
      currency: row.sourceCurrency,
    },
    entryNumber: row.entryNumber,
  };
}

/** What belongs to an event alone: no name of its source, no number among other events. */
export function toOwnItem(row: OwnItemRow): OwnItem {
  return {
    id: row.id,
    receivedAt: row.receivedAt.toISOString(),
    outcome: row.outcome,
    rejection: row.rejection,
    signature: row.signature,
    isEntry: row.isEntry,
    isTest: row.isTest,
    shape: row.shape,
    eventType: row.eventType,
    eventTypeAssumed: row.eventTypeAssumed,
    eventName: row.eventName,
    purpose: row.purpose,
    customer: presentOrNull({
      id: row.customerId,
      sourceId: row.customerSourceId,
      name: row.customerName,
      email: row.customerEmail,
    }),
    segment: presentOrNull({ id: row.segmentId, name: row.segmentName }),
    campaign: presentOrNull({ id: row.campaignId, name: row.campaignName }),
    promotionTier: presentOrNull({
      id: row.promotionTierId,
      name: row.promotionTierName,
    }),
    voucher: presentOrNull({ code: row.voucherCode }),
    publication: presentOrNull({ id: row.publicationId }),
    offer: row.offer,
    validFrom: row.validFrom?.toISOString() ?? null,
    validUntil: row.validUntil?.toISOString() ?? null,
    projectId: row.projectId,
    distributionId: row.distributionId,
    sendoutId: row.sendoutId,
    enteredAt: row.enteredAt?.toISOString() ?? null,
    sentAt: row.sentAt?.toISOString() ?? null,
    duplicateOf: row.duplicateOf,
    duplicateKind: row.duplicateKind,
    bodySize: row.bodySize,
    needsAttention: row.needsAttention,
    problems: row.problems,
  };
}

/** A thing of which nothing is known was not sent. */
function presentOrNull<Thing extends Record<string, string | null>>(
  thing: Thing,
): Thing | null {
  return Object.values(thing).some((value) => value !== null) ? thing : null;
}
