import type { Reads } from "#lib/db/connection/read-within.ts";
import { query } from "#lib/db/connection/query.ts";
import { z } from "zod";
import type { SourceScope } from "#lib/domain/access/source-scope.ts";
import type { EventFilter } from "#lib/domain/filter/event-filter.ts";
import { toEventConditions } from "#lib/db/events/event-conditions.ts";
import { splitSearch } from "#lib/db/events/filter-search.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { selectFinds } from "#lib/db/events/select-event-ids.ts";

const { sql } = Prisma;

const noColumns = z.strictObject({});

/** What an inverted index finds is counted whole up to so many. */
const maxFinds = 5_000;
/** So many of the newest tell whether something is frequent. */
const probed = 500;
const frequent = 10;

/** The events that are counted for a filter. */
export type CountedEvents = {
  /**
   * The common table `counted`: numbered by `n` from the newest arrival, at most `most` and one more, and by `place` from what
   * happened last, with rejected requests and tests behind all others.
   */
  readonly table: Prisma.Sql;
  /** Whether every event was looked at, so that only `most` may have kept some out. */
  readonly isWhole: boolean;
};

/**
 * Chooses what is counted so that counting stays short at any size: the newest `most` events
 * where an index leads to them. Of a search, everything it finds, or 5,000 of it; but where it is frequent among the
 * newest, what it finds among the newest that the rest of the filter has: 10,000, or 2,000 where bodies are read.
 */
export async function countedEvents(
  tx: Reads,
  scope: SourceScope,
  filter: EventFilter,
  now: Date,
  most: number,
): Promise<CountedEvents> {
  const fits = toEventConditions(scope, filter, now);
  const { kind, readsBodies, searched, rest } = splitSearch(filter);
  if (kind === "none") {
    return { table: tableOf(sql`event e WHERE ${fits}`, most), isWhole: true };
  }
  const led = toEventConditions(scope, rest, now);
  const among = (count: number) => sql`
    (SELECT * FROM event e WHERE ${led} ORDER BY e.id DESC LIMIT ${count}) e
    WHERE ${toEventConditions(scope, searched, now)}`;
  if (kind === "inverted") {
    const near = await query(
      tx,
      noColumns,
      sql`
      SELECT FROM ${among(probed)} LIMIT ${frequent}`,
    );
    if (near.length < frequent) {
      const finds = await selectFinds(tx, fits, maxFinds);
      const found = sql`event e WHERE e.id = ANY(${finds}::uuid[])`;
      return {
        table: tableOf(found, most),
        isWhole: finds.length <= maxFinds,
      };
    }
  }
  const maxLookedInto = readsBodies ? 2_000 : 10_000;
  const beyond = await query(
    tx,
    noColumns,
    sql`
    SELECT FROM event e WHERE ${led} ORDER BY e.id DESC OFFSET ${maxLookedInto} LIMIT 1`,
  );
  return {
    table: tableOf(among(maxLookedInto), most),
    isWhole: beyond.length === 0,
  };
}

function tableOf(events: Prisma.Sql, most: number): Prisma.Sql {
  return sql`counted AS MATERIALIZED (
    SELECT *, row_number() OVER (ORDER BY outcome = 'rejected', is_test, happened_at DESC, id DESC)::int AS place
    FROM (SELECT newest.*, row_number() OVER ()::int AS n FROM (
      SELECT e.id, e.received_at, e.valid_until, e.happened_at, e.is_test, e.source_id, e.is_entry, e.needs_attention, e.purpose, e.outcome,
        e.signature, e.shape, e.event_type, e.customer_id, e.segment_id, e.segment_name,
        e.campaign_id, e.campaign_name, e.promotion_tier_id, e.promotion_tier_name, e.distribution_id,
        e.event_name
      FROM ${events}
      ORDER BY e.id DESC LIMIT ${most + 1}
    ) newest OFFSET 0) numbered
  )`;
}
