import { query } from "#lib/db/connection/query.ts";
import { z } from "zod";
import type { SourceScope } from "#lib/domain/access/source-scope.ts";
import { toEventConditions } from "#lib/db/events/event-conditions.ts";
import { inTime } from "#lib/db/events/order-in-time.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { namesHold } from "#lib/db/events/names-hold.ts";
import { readWithin } from "#lib/db/connection/read-within.ts";
import {
  maxThings,
  dimensionColumns,
} from "#lib/db/dimensions/dimension-columns.ts";

const { sql } = Prisma;

/** Customers are found among so many of the newest entries, or of those that fit a search. */
export const maxPreviewed = 50_000;

/** A customer of a source, with the counts of all entries that are kept. */
const customerListRowSchema = z.strictObject({
  id: z.string(),
  name: z.string().nullable(),
  detail: z.string().nullable(),
  sourceId: z.string(),
  entries: z.number(),
  needsAttention: z.number(),
  firstSeenAt: z.date(),
  lastSeenAt: z.date(),
  /** How many customers were found, and in how many entries they were looked for; the same on every row. */
  found: z.number(),
  looked: z.number(),
});
export type CustomerListRow = Readonly<z.infer<typeof customerListRowSchema>>;

/**
 * The customers that entries name, last seen first.
 *
 * @param q text that the name, the id, the source id or the e-mail of a customer contains, in any case
 * @throws {AppError} as `readWithin` does
 */
export async function selectCustomers(
  scope: SourceScope,
  q: string | null,
  now: Date,
): Promise<CustomerListRow[]> {
  const { id, name, detail } = dimensionColumns.customer;
  const fits = toEventConditions(
    scope,
    { entries: "only", ...(q === null ? {} : { q }) },
    now,
  );
  return readWithin((tx) =>
    query(
      tx,
      customerListRowSchema,
      sql`
      WITH newest AS MATERIALIZED (
        SELECT found.*, row_number() OVER ()::int AS place FROM (
          SELECT ${id} AS customer, ${name} AS name, ${detail} AS detail, e.source_id
          FROM event e WHERE ${fits}
          ORDER BY e.id DESC LIMIT ${maxPreviewed + 1}
        ) found
      ),
      page AS (
        SELECT first.*, count(*) OVER ()::int AS found FROM (
          SELECT DISTINCT ON (customer, source_id) * FROM newest
          WHERE customer IS NOT NULL ORDER BY customer, source_id, place
        ) first
        WHERE ${namesHold([sql`first.customer`, sql`first.name`, sql`first.detail`], q)}
        ORDER BY first.place LIMIT ${maxThings}
      )
      SELECT page.customer AS id, COALESCE(theirs.latest_name, page.name) AS name, page.detail, page.source_id AS "sourceId", page.found,
        theirs.entries, theirs."needsAttention", theirs."firstSeenAt", theirs."lastSeenAt", (SELECT count(*)::int FROM newest) AS looked
      FROM page CROSS JOIN LATERAL (
        SELECT count(*)::int AS entries, (count(*) FILTER (WHERE e.needs_attention))::int AS "needsAttention",
          min(e.happened_at) AS "firstSeenAt", max(e.happened_at) AS "lastSeenAt",
          (array_agg(${name} ORDER BY ${inTime("desc")}) FILTER (WHERE ${name} IS NOT NULL))[1] AS latest_name
        FROM event e WHERE ${id} = page.customer AND e.source_id = page.source_id AND e.is_entry AND NOT e.is_test
      ) theirs ORDER BY page.place`,
    ),
  );
}
