import type { Client } from "pg";
import type { PartitionMonth } from "./partition-month.ts";
import {
  copiedVersions,
  defaultTable,
  isOfMonth,
  tableInMaking,
} from "./partition-table.ts";

/**
 * Copies the events of a month from the default partition, where they stay, to the table in
 * making; and notes which version of each it copied.
 */
export async function copyStrayed(
  client: Client,
  month: PartitionMonth,
): Promise<void> {
  const columns = await selectColumns(client);
  const copied = copiedVersions(month);
  await client.query(`
    CREATE TABLE ${copied} AS SELECT id, ctid AS version FROM ${defaultTable} WHERE ${isOfMonth(month)};
    ALTER TABLE ${copied} ADD PRIMARY KEY (id);
    INSERT INTO ${tableInMaking(month)} (${columns})
      SELECT ${columns} FROM ${defaultTable} d
      WHERE EXISTS (SELECT FROM ${copied} c WHERE c.id = d.id AND c.version = d.ctid)`);
}

/**
 * Brings the copy up to what the default partition holds now, and takes the originals away: to be called under
 * a lock that keeps everybody else out of the default partition, in the transaction that attaches the copy.
 */
export async function finishMove(
  client: Client,
  month: PartitionMonth,
): Promise<void> {
  const columns = await selectColumns(client);
  const copied = copiedVersions(month);
  // An update, as re-reading and erasure make, gives a row another place. The originals are deleted and the table not
  // truncated: whoever reads all events on an older snapshot still finds them there.
  await client.query(`
    DELETE FROM ${tableInMaking(month)} made USING ${copied} c
      WHERE made.id = c.id
        AND NOT EXISTS (SELECT FROM ${defaultTable} d WHERE d.id = c.id AND d.ctid = c.version);
    INSERT INTO ${tableInMaking(month)} (${columns})
      SELECT ${columns} FROM ${defaultTable} d
      WHERE ${isOfMonth(month)} AND NOT EXISTS (SELECT FROM ${copied} c WHERE c.id = d.id AND c.version = d.ctid);
    DELETE FROM ${defaultTable} WHERE ${isOfMonth(month)};
    DROP TABLE ${copied}`);
}

/** The columns of `event`, as SQL. */
async function selectColumns(client: Client): Promise<string> {
  const { rows } = await client.query<{ columns: string }>(
    `SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) AS columns FROM pg_attribute
     WHERE attrelid = 'event'::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''`,
  );
  return rows[0]?.columns ?? "";
}
