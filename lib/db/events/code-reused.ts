import { z } from "zod";
import { query } from "#lib/db/connection/query.ts";
import { readWithin, type Reads } from "#lib/db/connection/read-within.ts";
import { Prisma } from "#lib/db/generated/client.ts";

const { sql } = Prisma;

/** Whether a row of `event` is an entry with a unique code. */
export function wasSentUniqueCode(row: Prisma.Sql): Prisma.Sql {
  return sql`${row}.is_entry AND NOT ${row}.is_test AND ${row}.purpose = 'unique_codes'`;
}

/**
 * Whether another customer of the same source was sent the unique code of a row `e` of `event`: the entry that came
 * first could not know. The worker writes it to both within seconds; until then it is found whenever it is asked.
 */
export const isCodeReused = sql`(${wasSentUniqueCode(sql`e`)} AND EXISTS (
  SELECT FROM event other WHERE other.voucher_code = e.voucher_code AND other.source_id = e.source_id
    AND other.customer_id <> e.customer_id AND ${wasSentUniqueCode(sql`other`)}))`;

/**
 * Those of the events whose code another customer was sent too.
 *
 * @throws {AppError} as `readWithin` does
 */
export async function selectCodeReused(
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  return readWithin((tx) => codeReusedAmong(tx, ids));
}

/** The same within a transaction. */
export async function codeReusedAmong(
  tx: Reads,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await query(
    tx,
    z.strictObject({ id: z.string() }),
    sql`SELECT e.id FROM event e WHERE e.id = ANY(${[...ids]}::uuid[]) AND ${isCodeReused}`,
  );
  return new Set(rows.map(({ id }) => id));
}
