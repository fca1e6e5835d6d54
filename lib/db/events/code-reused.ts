import { z } from "zod";
import { query } from "#lib/db/connection/query.ts";
import { readWithin } from "#lib/db/connection/read-within.ts";
import { Prisma } from "#lib/db/generated/client.ts";

const { sql } = Prisma;

/**
 * Whether another customer of the same source was sent the unique code of a row `e` of `event`. Found anew
 * whenever it is asked: the entry that came first could not know.
 */
export const isCodeReused = sql`(e.is_entry AND NOT e.is_test AND e.purpose = 'unique_codes' AND EXISTS (
  SELECT FROM event other WHERE other.voucher_code = e.voucher_code AND other.source_id = e.source_id
    AND other.customer_id <> e.customer_id AND other.is_entry AND NOT other.is_test AND other.purpose = 'unique_codes'))`;

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
  tx: Prisma.TransactionClient,
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
