import { query } from "#lib/db/connection/query.ts";
import { z } from "zod";
import type { SourceScope } from "#lib/domain/access/source-scope.ts";
import type { EventItem } from "#lib/domain/event/event.ts";
import { eventItemRowSchema } from "#lib/db/events/event-item-row.ts";
import { eventItemsQuery } from "#lib/db/events/event-items-query.ts";
import { inTime } from "#lib/db/events/order-in-time.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { readWithin } from "#lib/db/connection/read-within.ts";
import { type CustomerKey, ofCustomer } from "./select-customer-overview.ts";

const { sql } = Prisma;

/** How far back the side of a customer's page looks. */
const maxPreviewed = 2_000;

const offerRowSchema = z.strictObject({
  eventId: z.string(),
  at: z.date(),
  code: z.string().nullable(),
  promotionTierId: z.string().nullable(),
  promotionTierName: z.string().nullable(),
  publicationId: z.string().nullable(),
});
export type OfferRow = Readonly<z.infer<typeof offerRowSchema>>;

const segmentRowSchema = z.strictObject({
  id: z.string(),
  name: z.string().nullable(),
  enteredAt: z.date().nullable(),
  leftAt: z.date().nullable(),
});
export type SegmentRow = Readonly<z.infer<typeof segmentRowSchema>>;

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
    SELECT e.* FROM event e WHERE ${theirs} AND ${condition} ORDER BY ${inTime("desc")} LIMIT ${maxPreviewed}`;
  return readWithin(async (tx) => {
    const offers = await query(
      tx,
      offerRowSchema,
      sql`
      SELECT * FROM (
        SELECT DISTINCT ON (n.voucher_code, n.promotion_tier_id)
          n.id AS "eventId", n.happened_at AS at, n.voucher_code AS code,
          n.promotion_tier_id AS "promotionTierId", n.promotion_tier_name AS "promotionTierName",
          n.publication_id AS "publicationId"
        FROM (${newest(sql`e.is_entry AND NOT e.is_test`)}) n
        WHERE (n.voucher_code IS NOT NULL AND NOT n.problems @> '[{"kind":"publication_failed"}]') OR n.promotion_tier_id IS NOT NULL
        ORDER BY n.voucher_code, n.promotion_tier_id, n.happened_at DESC, n.id DESC
      ) o ORDER BY o.at DESC, o."eventId" DESC LIMIT ${most}`,
    );
    const segments = await query(
      tx,
      segmentRowSchema,
      sql`
      SELECT t.id, t.name, t."enteredAt",
        CASE WHEN t."leftAt" > t."enteredAt" OR t."enteredAt" IS NULL THEN t."leftAt" END AS "leftAt"
      FROM (
        SELECT n.segment_id AS id, (array_agg(n.segment_name ORDER BY n.happened_at DESC, n.id DESC) FILTER (WHERE n.segment_name IS NOT NULL))[1] AS name,
          max(n.happened_at) FILTER (WHERE n.is_entry) AS "enteredAt",
          max(n.happened_at) FILTER (WHERE NOT n.is_entry) AS "leftAt"
        FROM (${newest(sql`(e.is_entry AND NOT e.is_test OR (e.event_type = 'customer.segment.left' AND e.outcome = 'accepted' AND NOT e.is_test))`)}) n
        WHERE n.segment_id IS NOT NULL GROUP BY n.segment_id
      ) t ORDER BY GREATEST(t."enteredAt", t."leftAt") DESC, t.id LIMIT ${most}`,
    );
    const others = await query(
      tx,
      eventItemRowSchema,
      eventItemsQuery(
        sql`${theirs} AND NOT e.is_entry AND NOT e.is_test`,
        "desc",
        most,
      ),
    );
    return { offers, segments, otherEvents: others };
  });
}
