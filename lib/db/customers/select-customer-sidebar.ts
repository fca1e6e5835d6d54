import type { SourceScope } from "#lib/domain/access/source-scope.ts";
import type { EventItem } from "#lib/domain/event/event.ts";
import {
  type EventItemRow,
  toEventItem,
} from "#lib/db/events/event-item-row.ts";
import { eventItemsQuery } from "#lib/db/events/event-items-query.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { readWithin } from "#lib/db/connection/read-within.ts";
import { type CustomerKey, ofCustomer } from "./select-customer-overview.ts";

const { sql } = Prisma;

/** How far back the side of a customer's page looks. */
const maxPreviewed = 2_000;

export type OfferRow = {
  readonly eventId: string;
  readonly at: Date;
  readonly code: string | null;
  readonly promotionTierId: string | null;
  readonly promotionTierName: string | null;
  readonly publicationId: string | null;
};

export type SegmentRow = {
  readonly id: string;
  readonly name: string | null;
  readonly enteredAt: Date | null;
  readonly leftAt: Date | null;
};

/**
 * What a customer was sent and where they were last known to be, the newest first, from their
 * newest 2,000 events; and the newest of their events that are no entries.
 *
 * @throws {AppError} as `readWithin` does
 */
export async function selectCustomerSidebar(
  scope: SourceScope,
  key: CustomerKey,
  most: number,
): Promise<{
  readonly offers: readonly OfferRow[];
  readonly segments: readonly SegmentRow[];
  readonly otherEvents: readonly EventItem[];
}> {
  const theirs = ofCustomer(scope, key);
  const newest = (condition: Prisma.Sql) => sql`
    SELECT e.* FROM event e WHERE ${theirs} AND ${condition} ORDER BY e.id DESC LIMIT ${maxPreviewed}`;
  return readWithin(async (tx) => {
    const offers = await tx.$queryRaw<OfferRow[]>`
      SELECT * FROM (
        SELECT DISTINCT ON (n.voucher_code, n.promotion_tier_id)
          n.id AS "eventId", COALESCE(n.entered_at, n.received_at) AS at, n.voucher_code AS code,
          n.promotion_tier_id AS "promotionTierId", n.promotion_tier_name AS "promotionTierName",
          n.publication_id AS "publicationId"
        FROM (${newest(sql`e.is_entry`)}) n
        WHERE n.voucher_code IS NOT NULL OR n.promotion_tier_id IS NOT NULL
        ORDER BY n.voucher_code, n.promotion_tier_id, n.id DESC
      ) o ORDER BY o."eventId" DESC LIMIT ${most}`;
    const segments = await tx.$queryRaw<SegmentRow[]>`
      SELECT t.id, t.name, t."enteredAt",
        CASE WHEN t."leftAt" > t."enteredAt" OR t."enteredAt" IS NULL THEN t."leftAt" END AS "leftAt"
      FROM (
        SELECT n.segment_id AS id, (array_agg(n.segment_name ORDER BY n.id DESC))[1] AS name,
          max(COALESCE(n.entered_at, n.received_at)) FILTER (WHERE n.is_entry) AS "enteredAt",
          max(COALESCE(n.entered_at, n.received_at)) FILTER (WHERE NOT n.is_entry) AS "leftAt"
        FROM (${newest(sql`(e.is_entry OR (e.event_type = 'customer.segment.left' AND e.outcome = 'accepted'))`)}) n
        WHERE n.segment_id IS NOT NULL GROUP BY n.segment_id
      ) t ORDER BY GREATEST(t."enteredAt", t."leftAt") DESC, t.id LIMIT ${most}`;
    const others = await tx.$queryRaw<EventItemRow[]>(
      eventItemsQuery(sql`${theirs} AND NOT e.is_entry`, "desc", most),
    );
    return { offers, segments, otherEvents: others.map(toEventItem) };
  });
}
