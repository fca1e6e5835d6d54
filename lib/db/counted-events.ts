import type { EventFilter } from "../domain/event-filter.ts";
import { toEventConditions } from "./event-conditions.ts";
import { Prisma } from "./generated/client.ts";

/**
 * The common table `counted`: the newest of the events that fit a filter, numbered
 * by `n` from the newest, at most `most` and one more that tells that there are more.
 */
export function countedEvents(
  filter: EventFilter,
  now: Date,
  most: number,
): Prisma.Sql {
  return Prisma.sql`counted AS MATERIALIZED (
    SELECT newest.*, row_number() OVER ()::int AS n FROM (
      SELECT e.received_at, e.source_id, e.needs_attention, e.purpose, e.outcome,
        e.signature, e.shape, e.event_type, e.customer_id, e.segment_id, e.segment_name,
        e.campaign_id, e.campaign_name, e.promotion_tier_id, e.promotion_tier_name, e.distribution_id
      FROM event e WHERE ${toEventConditions(filter, now)}
      ORDER BY e.id DESC LIMIT ${most + 1}
    ) newest
  )`;
}
