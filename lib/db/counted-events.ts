import type { EventFilter } from "../domain/event-filter.ts";
import { toEventConditions } from "./event-conditions.ts";
import { Prisma } from "./generated/client.ts";

/** Counts are exact up to here; beyond it the newest of this number are counted and the counts say so. */
export const mostCounted = 100_000;

/**
 * The common table `counted`: the events that fit a filter, numbered by `n` from the
 * newest, at most `mostCounted` and one more that tells that there are more.
 */
export function countedEvents(filter: EventFilter, now: Date): Prisma.Sql {
  return Prisma.sql`counted AS MATERIALIZED (
    SELECT newest.*, row_number() OVER ()::int AS n FROM (
      SELECT e.received_at, e.source_id, e.is_entry, e.needs_attention, e.purpose, e.outcome,
        e.signature, e.shape, e.event_type, e.customer_id, e.segment_id, e.segment_name,
        e.campaign_id, e.campaign_name, e.promotion_tier_id, e.promotion_tier_name, e.distribution_id
      FROM event e WHERE ${toEventConditions(filter, now)}
      ORDER BY e.id DESC LIMIT ${mostCounted + 1}
    ) newest
  )`;
}
