import { z } from "zod";
import { readList } from "#lib/db/connection/read-list.ts";
import { Prisma } from "#lib/db/generated/client.ts";

const { sql } = Prisma;

const numberedSchema = z.strictObject({ id: z.string(), number: z.int() });

/**
 * Which entry of its customer into its segment each of these events is, by when they happened, from 1; those that are
 * no entries, or tests, or lack one of the ids, are not in it.
 *
 * The events of their customers are read by the index of those and looked through: what else is asked of them stands outside, where
 * it can lead Postgres to no other index.
 *
 * @throws {AppError} as `readWithin` does
 */
export async function selectEntryNumbers(
  ids: readonly string[],
): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await readList(numberedSchema, entryNumbersQuery(ids));
  return new Map(rows.map(({ id, number }) => [id, number]));
}

export function entryNumbersQuery(ids: readonly string[]): Prisma.Sql {
  return sql`
    WITH asked AS MATERIALIZED (
      SELECT e.customer_id FROM event e WHERE e.id = ANY(${[...ids]}::uuid[]) AND e.customer_id IS NOT NULL
    )
    SELECT id, number FROM (
      SELECT theirs.id, row_number() OVER (
        PARTITION BY theirs.source_id, theirs.customer_id, theirs.segment_id ORDER BY theirs.happened_at, theirs.id)::int AS number
      FROM (SELECT DISTINCT customer_id FROM asked) who CROSS JOIN LATERAL (
        SELECT e.id, e.source_id, e.customer_id, e.segment_id, e.happened_at, e.is_entry, e.is_test
        FROM event e WHERE e.customer_id = who.customer_id OFFSET 0
      ) theirs
      WHERE theirs.is_entry AND NOT theirs.is_test AND theirs.segment_id IS NOT NULL
    ) numbered WHERE id = ANY(${[...ids]}::uuid[])`;
}
