import type { Client } from "pg";
import { withChoreClient } from "#lib/db/connection/chore-client.ts";

/** Who reads by the index that is to be attached makes us wait no longer than that. */
const LOCK_TIMEOUT_MS = 1_000;

/** An index that a partition is to have, since events have it. */
type MissingIndex = {
  readonly of: string;
  readonly definition: string;
  readonly partition: string;
  /** Its own, without its schema. */
  readonly name: string;
};

/**
 * Builds what a migration only declared, by `CREATE INDEX … ON ONLY event`: on one partition after the other, while events
 * are stored and read, and attached there. With the last of them the index of events is whole. What an attempt that
 * was broken off left is made anew. With nothing to do it only looks.
 *
 * @param signal asks to end after the index under way; the next call goes on there
 * @throws pg's error; what was built until then stays
 */
export async function buildIndexes(signal: AbortSignal): Promise<void> {
  await withChoreClient(async (client) => {
    for (const missing of await selectMissing(client)) {
      if (signal.aborted) return;
      await build(client, missing);
    }
  });
}

async function selectMissing(client: Client): Promise<MissingIndex[]> {
  const { rows } = await client.query<MissingIndex>(`
    SELECT i.indexrelid::regclass::text AS of, pg_get_indexdef(i.indexrelid) AS definition,
      p.inhrelid::regclass::text AS partition,
      left(c.relname, 40) || '_of_' || p.inhrelid AS name
    FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
    JOIN pg_inherits p ON p.inhparent = i.indrelid
    WHERE i.indrelid = 'event'::regclass AND NOT i.indisvalid
      AND NOT EXISTS (SELECT FROM pg_inherits a JOIN pg_index own ON own.indexrelid = a.inhrelid
        WHERE a.inhparent = i.indexrelid AND own.indrelid = p.inhrelid)
    ORDER BY i.indexrelid, p.inhrelid DESC`);
  return rows;
}

async function build(
  client: Client,
  { of, definition, partition, name }: MissingIndex,
): Promise<void> {
  const own = `event_partition."${name}"`;
  const { rows } = await client.query<{ valid: boolean }>(
    "SELECT indisvalid AS valid FROM pg_index WHERE indexrelid = to_regclass($1)",
    [own],
  );
  if (rows[0]?.valid === false)
    await client.query(`DROP INDEX CONCURRENTLY ${own}`);
  if (rows[0]?.valid !== true)
    await client.query(
      definition.replace(
        /^CREATE (UNIQUE )?INDEX .*? ON (ONLY )?\S+ /,
        `CREATE $1INDEX CONCURRENTLY "${name}" ON ${partition} `,
      ),
    );
  await client.query(`SET lock_timeout = ${String(LOCK_TIMEOUT_MS)}`);
  await client.query(`ALTER INDEX ${of} ATTACH PARTITION ${own}`);
  await client.query("SET lock_timeout = 0");
}
