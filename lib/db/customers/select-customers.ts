import { query } from "#lib/db/connection/query.ts";
import { z } from "zod";
import type { SourceScope } from "#lib/domain/access/source-scope.ts";
import { toEventConditions } from "#lib/db/events/event-conditions.ts";
import { inTime } from "#lib/db/events/order-in-time.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { holdsWords } from "#lib/domain/text/holds-words.ts";
import { readWithin } from "#lib/db/connection/read-within.ts";
import {
  maxThings,
  dimensionColumns,
} from "#lib/db/dimensions/dimension-columns.ts";

const { sql } = Prisma;

/** Customers are found among so many of the newest entries, or of those that fit a search. */
export const maxPreviewed = 50_000;

/** A customer of a source, as their newest entry names them; the counts are the same on every row. */
const candidateSchema = z.strictObject({
  id: z.string(),
  name: z.string().nullable(),
  detail: z.string().nullable(),
  sourceId: z.string(),
  /** How many customers were found, and in how many entries they were looked for. */
  found: z.number(),
  looked: z.number(),
});

/** Of all entries of a customer that are kept. */
const countsSchema = z.strictObject({
  entries: z.number(),
  needsAttention: z.number(),
  firstSeenAt: z.date(),
  lastSeenAt: z.date(),
  latestName: z.string().nullable(),
});

export type CustomerListRow = Readonly<
  z.infer<typeof candidateSchema> &
    Omit<z.infer<typeof countsSchema>, "latestName">
>;

/**
 * The customers that entries name, last seen first.
 *
 * @param q text that the name, the id, the source id or the e-mail of a customer contains, however it is written
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
  return readWithin(async (tx) => {
    const candidates = await query(
      tx,
      candidateSchema,
      sql`
      WITH newest AS MATERIALIZED (
        SELECT found.*, row_number() OVER ()::int AS place FROM (
          SELECT ${id} AS customer, ${name} AS name, ${detail} AS detail, e.source_id
          FROM event e WHERE ${fits}
          ORDER BY e.id DESC LIMIT ${maxPreviewed + 1}
        ) found
      )
      SELECT customer AS id, name, detail, source_id AS "sourceId", count(*) OVER ()::int AS found,
        (SELECT count(*)::int FROM newest) AS looked
      FROM (
        SELECT DISTINCT ON (customer, source_id) * FROM newest
        WHERE customer IS NOT NULL ORDER BY customer, source_id, place
      ) first
      ORDER BY place ${q === null ? sql`LIMIT ${maxThings}` : Prisma.empty}`,
    );
    // The database folds what its locale knows, and we fold everything.
    const fitting =
      q === null
        ? candidates
        : candidates.filter((row) =>
            holdsWords([row.id, row.name, row.detail], q),
          );
    const found = q === null ? (candidates[0]?.found ?? 0) : fitting.length;
    const page = fitting.slice(0, maxThings);
    const counted = await query(
      tx,
      countsSchema,
      sql`
      SELECT theirs.* FROM unnest(${page.map((row) => row.id)}::text[], ${page.map((row) => row.sourceId)}::uuid[])
        WITH ORDINALITY AS page (customer, source_id, place)
      CROSS JOIN LATERAL (
        SELECT count(*)::int AS entries, (count(*) FILTER (WHERE e.needs_attention))::int AS "needsAttention",
          min(e.happened_at) AS "firstSeenAt", max(e.happened_at) AS "lastSeenAt",
          (array_agg(${name} ORDER BY ${inTime("desc")}) FILTER (WHERE ${name} IS NOT NULL))[1] AS "latestName"
        FROM event e WHERE ${id} = page.customer AND e.source_id = page.source_id AND e.is_entry AND NOT e.is_test
      ) theirs ORDER BY page.place`,
    );
    return page.flatMap((row, at) => {
      const theirs = counted[at];
      if (!theirs) return [];
      const { latestName, ...counts } = theirs;
      return [{ ...row, ...counts, name: latestName ?? row.name, found }];
    });
  });
}
