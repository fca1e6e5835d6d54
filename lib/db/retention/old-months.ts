import { z } from "zod";
import { db } from "#lib/db/connection/client.ts";
import { query, queryOne } from "#lib/db/connection/query.ts";
import type { Transaction } from "#lib/db/connection/transaction.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { forgetDeliveryKeys } from "#lib/db/ingest/prune-delivery-keys.ts";
import {
  monthOf,
  type PartitionMonth,
} from "#lib/db/maintenance/partition-month.ts";
import { forgetRollups } from "#lib/db/rollups/fold-rollups.ts";

const { sql, raw } = Prisma;

/** Whoever reads or stores events waits behind us no longer than that. */
const LOCK_TIMEOUT_MS = 100;

/**
 * The months with a partition that ended before the month began which lies so many months back, oldest first.
 *
 * @param months as retention has them
 */
export async function selectOldMonths(
  now: Date,
  months: number,
): Promise<PartitionMonth[]> {
  const kept = monthOf(now, -months);
  const rows = await query(
    db(),
    z.strictObject({ name: z.string() }),
    sql`
    SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent = 'event'::regclass AND c.relname ~ '^event_\\d{4}_\\d{2}$'
    ORDER BY c.relname`,
  );
  return rows
    .map(({ name }) =>
      monthOf(new Date(`${name.slice(6).replace("_", "-")}-01T00:00:00Z`)),
    )
    .filter(({ to }) => to <= kept.from);
}

/** How many events a month has. */
export async function countMonth(
  runs: Transaction,
  month: PartitionMonth,
): Promise<number> {
  const { events } = await queryOne(
    runs,
    z.strictObject({ events: z.int() }),
    sql`SELECT count(*)::int AS events FROM ${tableOf(month)}`,
  );
  return events;
}

/**
 * Drops a month with what is counted of it and its delivery keys. Nobody can change its events
 * meanwhile; readers and senders wait at the end alone, and it gives up before they wait long.
 *
 * @returns how many events it had
 * @throws Prisma's error where somebody reads on: to be tried again
 */
export async function dropMonth(
  transaction: Transaction,
  month: PartitionMonth,
): Promise<number> {
  const table = tableOf(month);
  await transaction.$executeRaw`SET LOCAL lock_timeout = ${raw(String(LOCK_TIMEOUT_MS))}`;
  await transaction.$executeRaw`LOCK TABLE ${table} IN EXCLUSIVE MODE`;
  const events = await countMonth(transaction, month);
  await forgetRollups(transaction, month.from, month.to);
  await forgetDeliveryKeys(transaction, month.firstId, month.endId);
  await transaction.$executeRaw`ALTER TABLE event DETACH PARTITION ${table}`;
  await transaction.$executeRaw`DROP TABLE ${table}`;
  return events;
}

/** Its name is made of a date: nothing that came from outside is pasted in. */
function tableOf({ name }: PartitionMonth): Prisma.Sql {
  return raw(`event_partition.${name}`);
}
