import { query } from "#lib/db/connection/query.ts";
import { z } from "zod";
import { withinScope } from "#lib/db/events/scope-conditions.ts";
import type { SourceScope } from "#lib/domain/access/source-scope.ts";
import type { DimensionKind } from "#lib/domain/counts/dimension.ts";
import { latestName, maxLate } from "#lib/db/events/order-in-time.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { namesHold } from "#lib/db/events/names-hold.ts";
import { readWithin } from "#lib/db/connection/read-within.ts";
import { isUnfolded } from "#lib/db/rollups/rollup-deltas.ts";
import { maxThings, dimensionColumns } from "./dimension-columns.ts";

const { sql } = Prisma;

/** Customers are counted among so many of the newest entries of all. */
const maxCountedEntries = 50_000;

/** A search looks at the names of so many things, those with most entries. */
const maxSearched = 5_000;

const dimensionListRowSchema = z.strictObject({
  id: z.string(),
  name: z.string().nullable(),
  entries: z.number(),
  needsAttention: z.number(),
  /** Different customers of the `counted` newest of its entries. */
  customers: z.number(),
  counted: z.number(),
  firstSeenAt: z.date(),
  lastSeenAt: z.date(),
  /** The same on every row. */
  found: z.number(),
});
export type DimensionListRow = Readonly<z.infer<typeof dimensionListRowSchema>>;

/**
 * The things of a kind that entries name, those with most entries first. Entries are counted by the rollups:
 * all of them, however many they are.
 *
 * @param q text that the name or the id of a thing contains, in any case
 * @throws {AppError} as `readWithin` does
 */
export async function selectDimensions(
  scope: SourceScope,
  kind: DimensionKind,
  q: string | null,
): Promise<DimensionListRow[]> {
  const { id, name } = dimensionColumns[kind];
  const entries = sql`e.is_entry AND NOT e.is_test AND ${withinScope(scope)}`;
  const theirs = sql`${id} = page.thing AND ${entries}`;
  const looked = q === null ? maxThings : maxSearched;
  return readWithin((tx) =>
    query(
      tx,
      dimensionListRowSchema,
      sql`
      WITH rolled_up AS MATERIALIZED (
        SELECT thing, sum(events)::int AS entries,
          COALESCE(sum(events) FILTER (WHERE needs_attention), 0)::int AS attention,
          count(*) OVER ()::int AS found
        FROM (
          SELECT ${id} AS thing, e.needs_attention, t.events
          FROM rollup_key e JOIN rollup_day t ON t.key_id = e.id WHERE ${entries}
          UNION ALL
          SELECT ${id}, e.needs_attention, e.events FROM rollup_delta e WHERE ${entries} AND ${isUnfolded}
        ) counted WHERE thing IS NOT NULL
        GROUP BY 1 HAVING sum(events) > 0
        ORDER BY entries DESC, thing LIMIT ${looked}
      ),
      page AS MATERIALIZED (
        SELECT * FROM (
          SELECT page.*, ${q === null ? sql`found` : sql`count(*) OVER ()::int`} AS fitting
          FROM (SELECT page.*, newest.name, newest.happened_at FROM rolled_up page CROSS JOIN LATERAL (
            SELECT ${latestName(name, theirs)} AS name, max(n.happened_at) AS happened_at
            FROM (SELECT e.happened_at FROM event e WHERE ${theirs} ORDER BY e.id DESC LIMIT ${maxLate}) n
          ) newest) page WHERE ${namesHold([sql`page.thing`, sql`page.name`], q)}
        ) fits ORDER BY entries DESC, thing LIMIT ${maxThings}
      ),
      counted AS MATERIALIZED (
        SELECT thing, count(*)::int AS entries, count(DISTINCT customer_id)::int AS customers
        FROM (
          SELECT ${id} AS thing, e.customer_id FROM event e WHERE ${entries}
          ORDER BY e.id DESC LIMIT ${maxCountedEntries}
        ) newest WHERE thing IN (SELECT thing FROM page) GROUP BY thing
      )
      SELECT page.thing AS id, page.name, page.entries, page.attention AS "needsAttention",
        COALESCE(counted.customers, 0) AS customers, COALESCE(counted.entries, 0) AS counted,
        (SELECT min(n.happened_at) FROM (
          (SELECT e.happened_at FROM event e WHERE ${theirs} ORDER BY e.id LIMIT ${maxLate})
          UNION ALL (SELECT e.happened_at FROM event e WHERE ${theirs} ORDER BY e.id DESC LIMIT ${maxLate})) n) AS "firstSeenAt",
        page.happened_at AS "lastSeenAt", page.fitting AS found
      FROM page LEFT JOIN counted USING (thing)
      ORDER BY page.entries DESC, page.thing`,
    ),
  );
}
