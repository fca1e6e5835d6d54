import { query } from "#lib/db/connection/query.ts";
import { z } from "zod";
import { withinScope } from "#lib/db/events/scope-conditions.ts";
import type { SourceScope } from "#lib/domain/access/source-scope.ts";
import type { DimensionKind } from "#lib/domain/counts/dimension.ts";
import { latestName, maxLate } from "#lib/db/events/order-in-time.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { holdsWords } from "#lib/domain/text/holds-words.ts";
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

/** The database folds what its locale knows, and we fold everything: names are compared here. */
const nameSchema = z.strictObject({
  id: z.string(),
  name: z.string().nullable(),
});

export type DimensionListRow = Readonly<z.infer<typeof dimensionListRowSchema>>;

/**
 * The things of a kind that entries name, those with most entries first. Entries are counted by the rollups:
 * all of them, however many they are.
 *
 * @param q text that the name or the id of a thing contains, however it is written
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
  const newest = sql`
    SELECT ${latestName(name, theirs)} AS name, max(n.happened_at) AS happened_at
    FROM (SELECT e.happened_at FROM event e WHERE ${theirs} ORDER BY e.id DESC LIMIT ${maxLate}) n`;
  /** Those with most entries, of all or of some. */
  const rolledUp = (limit: number, of: Prisma.Sql = sql`thing IS NOT NULL`) =>
    sql`rolled_up AS MATERIALIZED (
        SELECT thing, sum(events)::int AS entries,
          COALESCE(sum(events) FILTER (WHERE needs_attention), 0)::int AS attention,
          count(*) OVER ()::int AS found
        FROM (
          SELECT ${id} AS thing, e.needs_attention, t.events
          FROM rollup_key e JOIN rollup_day t ON t.key_id = e.id WHERE ${entries}
          UNION ALL
          SELECT ${id}, e.needs_attention, e.events FROM rollup_delta e WHERE ${entries} AND ${isUnfolded}
        ) counted WHERE ${of}
        GROUP BY 1 HAVING sum(events) > 0
        ORDER BY entries DESC, thing LIMIT ${limit}
      )`;
  return readWithin(async (tx) => {
    const fitting =
      q === null
        ? null
        : (
            await query(
              tx,
              nameSchema,
              sql`WITH ${rolledUp(maxSearched)}
              SELECT page.thing AS id, newest.name FROM rolled_up page CROSS JOIN LATERAL (${newest}) newest
              ORDER BY page.entries DESC, page.thing`,
            )
          ).filter((row) => holdsWords([row.id, row.name], q));
    const chosen = fitting?.slice(0, maxThings).map((row) => row.id);
    const rows = await query(
      tx,
      dimensionListRowSchema,
      sql`
      WITH ${rolledUp(maxThings, chosen && sql`thing = ANY(${chosen}::text[])`)},
      page AS MATERIALIZED (
        SELECT page.*, newest.name, newest.happened_at FROM rolled_up page CROSS JOIN LATERAL (${newest}) newest
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
        page.happened_at AS "lastSeenAt", page.found
      FROM page LEFT JOIN counted USING (thing)
      ORDER BY page.entries DESC, page.thing`,
    );
    return fitting === null
      ? rows
      : rows.map((row) => ({ ...row, found: fitting.length }));
  });
}
