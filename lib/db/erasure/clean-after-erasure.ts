import type { Client } from "pg";
import { withChoreClient } from "#lib/db/connection/chore-client.ts";

/** Other tables that an erasure takes values out of. */
const otherTables = [
  "delivery_key",
  "activity",
  "saved_view",
  "replay_run",
  "replay_attempt",
];

/** In the definition of an index: what an erasure empties. */
const personalIndex =
  "customer_|voucher_code|voucherify_event_id|publication_id|search_text|event_payload|problems";

type Waiting = { readonly partition: string; readonly erasures: number };

/**
 * Takes what was erased out of the files of tables and indexes, where Postgres leaves it standing: rows by VACUUM,
 * the pages of indexes by building them anew. Nobody who reads or stores events waits for it.
 *
 * It may be broken off at any moment, and begins again with the partition that it was at.
 */
export async function cleanAfterErasure(signal: AbortSignal): Promise<void> {
  await withChoreClient(async (client) => {
    const { rows } = await client.query<Waiting>(
      "SELECT partition, erasures FROM erasure_cleanup ORDER BY partition",
    );
    if (rows.length === 0) return;
    for (const table of otherTables) {
      await client.query(`VACUUM ${table}`);
    }
    await client.query("REINDEX TABLE CONCURRENTLY delivery_key");
    await client.query("REINDEX TABLE CONCURRENTLY saved_view");
    for (const waiting of rows) {
      if (signal.aborted) return;
      await cleanPartition(client, waiting.partition);
      // One that was erased from meanwhile waits for the next time.
      await client.query(
        "DELETE FROM erasure_cleanup WHERE partition = $1 AND erasures = $2",
        [waiting.partition, waiting.erasures],
      );
    }
  });
}

async function cleanPartition(
  client: Client,
  partition: string,
): Promise<void> {
  const { rows } = await client.query<{ index: string; valid: boolean }>(
    `SELECT i.indexrelid::regclass::text AS index, i.indisvalid AS valid FROM pg_index i
    WHERE i.indrelid = to_regclass($1) AND pg_get_indexdef(i.indexrelid) ~ $2`,
    [partition, personalIndex],
  );
  // Its month was dropped, and all that was in it.
  if (rows.length === 0) return;
  await client.query(`VACUUM ${partition}`);
  for (const { index, valid } of rows) {
    // What an attempt that was broken off left.
    await client.query(
      valid
        ? `REINDEX INDEX CONCURRENTLY ${index}`
        : `DROP INDEX CONCURRENTLY ${index}`,
    );
  }
}
