import { z } from "zod";
import { query, queryOne } from "#lib/db/connection/query.ts";
import { db } from "#lib/db/connection/client.ts";
import type { Transaction } from "#lib/db/connection/transaction.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { forgetDeliveryKeys } from "#lib/db/ingest/prune-delivery-keys.ts";
import {
  monthOf,
  type PartitionMonth,
} from "#lib/db/maintenance/partition-month.ts";
import { defaultTable } from "#lib/db/maintenance/partition-table.ts";
import { forgetRollups } from "#lib/db/rollups/fold-rollups.ts";
import { forgetReplays } from "./forget-replays.ts";

const { sql, raw } = Prisma;

/** Whoever reads or stores events waits behind us no longer than that. */
const LOCK_TIMEOUT_MS = 100;

/** A month that is no longer kept. */
export type OldMonth = PartitionMonth & {
  /** Whether its events lie in the default partition, because it never had one of its own. */
  readonly isStrayed: boolean;
};

/**
 * The months with events that ended before the month began which lies so many months back, oldest first.
 *
 * @param months as retention has them
 */
export async function selectOldMonths(
  now: Date,
  months: number,
): Promise<OldMonth[]> {
  const kept = monthOf(now, -months);
  const rows = await query(
    db(),
    z.strictObject({ month: z.string(), isStrayed: z.boolean() }),
    sql`
    SELECT replace(substr(c.relname, 7), '_', '-') AS month, false AS "isStrayed"
    FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent = 'event'::regclass AND c.relname ~ '^event_\\d{4}_\\d{2}$'
    UNION ALL
    SELECT DISTINCT to_char(e.received_at AT TIME ZONE 'UTC', 'YYYY-MM'), true
    FROM ${raw(defaultTable)} e WHERE e.id < ${kept.firstId}::uuid
    ORDER BY month`,
  );
  return rows
    .map(({ month, isStrayed }) => ({
      ...monthOf(new Date(`${month}-01T00:00:00Z`)),
      isStrayed,
    }))
    .filter(({ to }) => to <= kept.from);
}

/** How many events a month has. */
export async function countMonth(
  runs: Transaction,
  month: OldMonth,
): Promise<number> {
  const { events } = await queryOne(
    runs,
    z.strictObject({ events: z.int() }),
    sql`SELECT count(*)::int AS events FROM ${tableOf(month)} WHERE ${isWithin(month)}`,
  );
  return events;
}

/**
 * Drops a month with what is counted of it, its delivery keys and what replays keep of its events. Nobody can change its
 * events meanwhile; readers and senders wait at the end alone, and it gives up before they wait long.
 *
 * @returns how many events it had
 * @throws Prisma's error where somebody reads on: to be tried again
 */
export async function dropMonth(
  transaction: Transaction,
  month: OldMonth,
): Promise<number> {
  const table = tableOf(month);
  await transaction.$executeRaw`SET LOCAL lock_timeout = ${raw(String(LOCK_TIMEOUT_MS))}`;
  await transaction.$executeRaw`LOCK TABLE ${table} IN EXCLUSIVE MODE`;
  const events = await countMonth(transaction, month);
  await forgetRollups(transaction, month.from, month.to);
  await forgetDeliveryKeys(transaction, month.firstId, month.endId);
  await forgetReplays(transaction, month.firstId, month.endId);
  if (month.isStrayed) {
    await transaction.$executeRaw`DELETE FROM ${table} WHERE ${isWithin(month)}`;
  } else {
    await transaction.$executeRaw`ALTER TABLE event DETACH PARTITION ${table}`;
    await transaction.$executeRaw`DROP TABLE ${table}`;
  }
  return events;
}

function isWithin({ firstId, endId }: PartitionMonth): Prisma.Sql {
  return sql`(id >= ${firstId}::uuid AND id < ${endId}::uuid)`;
}

/** Its name is made of a date: nothing that came from outside is pasted in. */
function tableOf({ name, isStrayed }: OldMonth): Prisma.Sql {
  return raw(isStrayed ? defaultTable : `event_partition.${name}`);
}
