import type { Position } from "#lib/domain/event/position.ts";
import { Prisma } from "#lib/db/generated/client.ts";

const { sql } = Prisma;

const lastUuid = "ffffffff-ffff-ffff-ffff-ffffffffffff";

/**
 * The condition that a row of `event` was stored at a position.
 *
 * What a restore brought along from an earlier cluster was there from the beginning of the epoch; and what a later
 * epoch stored was not, though its transactions have small numbers again. The two are told apart by their ids, so only
 * a clock that was ahead before a restore can confuse them, for as long as it was ahead.
 *
 * @param row the name of the row
 */
export function wasStored(
  { epoch, snapshot }: Position,
  row: Prisma.Sql = sql`e`,
): Prisma.Sql {
  const settled = (of: number) =>
    sql`(SELECT settled_id FROM database_epoch WHERE epoch = ${of}::int)`;
  return sql`(
    (pg_visible_in_snapshot(${row}.transaction_id, ${snapshot}::pg_snapshot)
      AND ${row}.id <= COALESCE(${settled(epoch + 1)}, ${lastUuid}::uuid))
    OR ${row}.id <= ${settled(epoch)})`;
}
