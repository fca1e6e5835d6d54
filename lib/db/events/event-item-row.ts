import type { EventItem } from "#lib/domain/event/event.ts";
import { Prisma } from "#lib/db/generated/client.ts";

const { sql } = Prisma;

/** What a list shows of a row `e` of `event`: neither its bytes nor its payload. */
export const eventItemColumns = sql`
  e.id, e.source_id AS "sourceId", e.received_at AS "receivedAt",
  e.outcome::text, e.rejection, e.signature::text, e.is_entry AS "isEntry", e.shape::text,
  e.event_type AS "eventType", e.event_type_assumed AS "eventTypeAssumed",
  e.event_name AS "eventName", e.purpose::text,
  e.customer_id AS "customerId", e.customer_source_id AS "customerSourceId",
  e.customer_name AS "customerName", e.customer_email AS "customerEmail",
  e.segment_id AS "segmentId", e.segment_name AS "segmentName",
  e.campaign_id AS "campaignId", e.campaign_name AS "campaignName",
  e.promotion_tier_id AS "promotionTierId", e.promotion_tier_name AS "promotionTierName",
  e.voucher_code AS "voucherCode", e.publication_id AS "publicationId", e.offer,
  e.project_id AS "projectId", e.distribution_id AS "distributionId",
  e.sendout_id AS "sendoutId", e.entered_at AS "enteredAt", e.sent_at AS "sentAt",
  e.duplicate_of AS "duplicateOf", e.duplicate_kind::text AS "duplicateKind",
  e.body_size AS "bodySize", e.needs_attention AS "needsAttention", e.problems`;

/** A row of these columns with its source. Its values are those that receiving wrote from a reading. */
export type EventItemRow = Pick<
  EventItem,
  | "id"
  | "outcome"
  | "rejection"
  | "signature"
  | "isEntry"
  | "entryNumber"
  | "shape"
  | "eventType"
  | "eventTypeAssumed"
  | "eventName"
  | "purpose"
  | "offer"
  | "projectId"
  | "distributionId"
  | "sendoutId"
  | "duplicateOf"
  | "duplicateKind"
  | "bodySize"
  | "needsAttention"
  | "problems"
> & {
  readonly sourceId: string;
  readonly sourceName: string;
  readonly sourceCurrency: string | null;
  readonly receivedAt: Date;
  readonly enteredAt: Date | null;
  readonly sentAt: Date | null;
  readonly customerId: string | null;
  readonly customerSourceId: string | null;
  readonly customerName: string | null;
  readonly customerEmail: string | null;
  readonly segmentId: string | null;
  readonly segmentName: string | null;
  readonly campaignId: string | null;
  readonly campaignName: string | null;
  readonly promotionTierId: string | null;
  readonly promotionTierName: string | null;
  readonly voucherCode: string | null;
  readonly publicationId: string | null;
};

/** A row of these columns alone. */
export type OwnItemRow = Omit<
  EventItemRow,
  "sourceName" | "sourceCurrency" | "entryNumber"
>;

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
