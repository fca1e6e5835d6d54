import type { ListedKind } from "../domain/thing.ts";
import { toEventConditions } from "./event-conditions.ts";
import { Prisma } from "./generated/client.ts";
import { readWithin } from "./read-within.ts";
import { thingColumns } from "./thing-columns.ts";

const { sql } = Prisma;

/** Things are found among so many of the newest entries, or of those that fit a search. */
export const mostCountedEntries = 50_000;

/** How many things a list shows. */
export const mostThings = 200;

export type ThingListRow = {
  readonly id: string;
  readonly name: string | null;
  readonly detail: string | null;
  readonly sourceId: string;
  readonly entries: number;
  readonly customers: number;
  readonly needsAttention: number;
  readonly firstSeenAt: Date;
  readonly lastSeenAt: Date;
  /** The same on every row. */
  readonly found: number;
  readonly counted: number;
};

/**
 * The things of a kind that entries name: customers by their newest entry, all others by how many entries they have.
 *
 * So many entries are read whatever they name: looking for those alone that name a rare thing would read them all.
 *
 * @param q text that the name, the id or what else names a thing contains, in any case
 * @throws {AppError} as `readWithin` does
 */
export async function selectThings(
  kind: ListedKind,
  q: string | null,
  now: Date,
): Promise<ThingListRow[]> {
  const { id, name, detail } = thingColumns[kind];
  const isCustomer = kind === "customer";
  const fits = toEventConditions(
    { entries: "only", ...(q === null ? {} : { q }) },
    now,
  );
  const theirs = isCustomer
    ? sql`${id} = page.thing AND e.source_id = page.source_id`
    : sql`${id} = page.thing`;
  return readWithin(
    (tx) => tx.$queryRaw<ThingListRow[]>`
      WITH counted AS MATERIALIZED (
        SELECT newest.*, row_number() OVER ()::int AS n FROM (
          SELECT e.id, ${id} AS thing, ${name} AS name, ${detail} AS detail,
            e.source_id, e.customer_id, e.needs_attention
          FROM event e WHERE ${fits}
          ORDER BY e.id DESC LIMIT ${mostCountedEntries + 1}
        ) newest
      ),
      grouped AS MATERIALIZED (
        SELECT thing, ${isCustomer ? sql`source_id` : sql`NULL::uuid AS source_id`},
          count(*)::int AS entries, count(DISTINCT customer_id)::int AS customers,
          (count(*) FILTER (WHERE needs_attention))::int AS attention, min(n) AS newest
        FROM counted WHERE thing IS NOT NULL GROUP BY thing ${isCustomer ? sql`, source_id` : sql``}
      ),
      page AS (
        SELECT g.thing, g.entries, g.customers, g.attention, c.name, c.detail, c.source_id, c.id,
          count(*) OVER ()::int AS found
        FROM grouped g JOIN counted c ON c.n = g.newest
        WHERE ${contains(q)}
        ORDER BY ${isCustomer ? sql`g.newest` : sql`g.entries DESC, g.thing`} LIMIT ${mostThings}
      )
      SELECT page.thing AS id, page.name, page.detail, page.source_id AS "sourceId", page.entries,
        page.customers, page.attention AS "needsAttention", page.found,
        ${receivedAt(theirs, sql`ASC`)} AS "firstSeenAt", ${receivedAt(theirs, sql`DESC`)} AS "lastSeenAt",
        (SELECT count(*)::int FROM counted) AS counted
      FROM page`,
  );
}

/** Over everything kept, by the index of the thing, not over what was counted alone. */
function receivedAt(theirs: Prisma.Sql, order: Prisma.Sql): Prisma.Sql {
  return sql`(SELECT e.received_at FROM event e WHERE ${theirs} AND e.is_entry
    ORDER BY e.id ${order} LIMIT 1)`;
}

/** The search found entries by any of their texts; a thing fits only by its own. */
function contains(q: string | null): Prisma.Sql {
  if (q === null) return sql`true`;
  const words = q
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== "");
  const own = sql`lower(concat_ws(' ', c.thing, c.name, c.detail))`;
  return words.length === 0
    ? sql`true`
    : Prisma.join(
        words.map((word) => sql`strpos(${own}, ${word}) > 0`),
        " AND ",
      );
}
