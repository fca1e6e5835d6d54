import type { Client } from "pg";
import { inTransaction } from "#lib/db/connection/chore-client.ts";
import { copyStrayed, finishMove } from "./move-strayed-events.ts";
import type { PartitionMonth } from "./partition-month.ts";
import {
  defaultTable,
  hasStrayed,
  isAttached,
  isCopied,
  makeTable,
  tableInMaking,
} from "./partition-table.ts";

const PARTITION_LOCK = 7_201_612;
/** Whoever reads the default partition waits behind us no longer than that. */
const LOCK_TIMEOUT_MS = 100;

/**
 * Makes the partition of a month, unless there is one. Events of that month which lie in the default
 * partition are moved there, and are never away meanwhile.
 *
 * It is made as a plain table and attached afterwards, because `CREATE TABLE … PARTITION OF` waits for every reader of
 * events, and everybody else, senders too, then waits behind it. Attaching locks the default partition alone, and gives up at
 * once. (It looks through that one, which is empty but for what clocks led astray. A constraint that spares it the look
 * would refuse events of that month until it is attached, so there is none.)
 *
 * @throws pg's error; SQLSTATE 55P03 where somebody reads on: to be tried again later
 */
export async function attachPartition(
  client: Client,
  month: PartitionMonth,
): Promise<void> {
  await alone(client, month, async () => {
    await makeTable(client, month);
    if (await hasStrayed(client, month)) await copyStrayed(client, month);
  });
  await alone(client, month, async () => {
    await client.query(`
      SET LOCAL lock_timeout = ${String(LOCK_TIMEOUT_MS)};
      LOCK TABLE ONLY event IN SHARE UPDATE EXCLUSIVE MODE;
      LOCK TABLE ${defaultTable} IN ACCESS EXCLUSIVE MODE`);
    await takeStrayed(client, month);
    const table = tableInMaking(month);
    await client.query(`
      ALTER TABLE event ATTACH PARTITION ${table} FOR VALUES FROM ('${month.firstId}') TO ('${month.endId}');
      ALTER TABLE ${table} DROP CONSTRAINT is_of_month;
      ALTER TABLE ${table} SET SCHEMA event_partition`);
  });
}

/** What arrived in the default partition after the table was made comes along too. */
async function takeStrayed(
  client: Client,
  month: PartitionMonth,
): Promise<void> {
  if (await isCopied(client, month)) {
    await finishMove(client, month);
  } else if (await hasStrayed(client, month)) {
    throw new Error(
      `Events of ${month.name} arrived in the default partition while its table was made; the next attempt moves them.`,
    );
  }
}

/** In a transaction during which no other process makes partitions, unless the month has its partition by now. */
async function alone(
  client: Client,
  month: PartitionMonth,
  work: () => Promise<void>,
): Promise<void> {
  await inTransaction(client, async () => {
    await client.query("SELECT pg_advisory_xact_lock($1)", [PARTITION_LOCK]);
    if (!(await isAttached(client, month))) await work();
  });
}
