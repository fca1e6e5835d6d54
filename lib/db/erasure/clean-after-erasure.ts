import type { Client } from "pg";
import { withChoreClient } from "#lib/db/connection/chore-client.ts";
import { foldRollups, pruneRollups } from "#lib/db/rollups/fold-rollups.ts";

/** Other tables that an erasure takes values out of: those whose indexes held some are built anew. */
const otherTables: readonly {
  readonly name: string;
  readonly hasIndexes: boolean;
}[] = [
  { name: "delivery_key", hasIndexes: true },
  { name: "saved_view", hasIndexes: true },
  // Their keys are digests of what is counted by, such as the name of an event.
  { name: "rollup_key", hasIndexes: true },
  { name: "rollup_quarter", hasIndexes: true },
  { name: "rollup_day", hasIndexes: true },
  { name: "rollup_delta", hasIndexes: false },
  { name: "activity", hasIndexes: false },
  { name: "replay_run", hasIndexes: false },
  { name: "replay_item", hasIndexes: false },
  { name: "replay_attempt", hasIndexes: false },
  { name: "edited_copy", hasIndexes: false },
];

/** In the definition of an index: what an erasure empties. */
const personalIndex =
  "customer_|voucher_code|voucherify_event_id|publication_id|search_text|event_payload|problems|event_type|segment_id|campaign_id|distribution_id";

type Waiting = { readonly partition: string; readonly erasures: number };

/**
 * Takes what was erased out of the files of tables and indexes, where Postgres leaves it standing: rows by VACUUM,
 * the pages of indexes by building them anew, samples of values by taking new ones. Nobody who reads or stores events waits for it.
 *
 * It may be broken off at any moment, and begins again with the partition that it was at.
 */
export async function cleanAfterErasure(signal: AbortSignal): Promise<void> {
  await withChoreClient(async (client) => {
    const { rows } = await client.query<Waiting>(
      "SELECT partition, erasures FROM erasure_cleanup ORDER BY partition",
    );
    if (rows.length === 0) return;
    for (const { partition } of rows) await eraseLateAnswers(client, partition);
    await foldRollups();
    await pruneRollups();
    for (const { name, hasIndexes } of otherTables) {
      if (signal.aborted) return;
      await client.query(`VACUUM (ANALYZE) ${name}`);
      if (hasIndexes) await reindex(client, name, ".");
    }
    for (const waiting of rows) {
      if (signal.aborted) return;
      await cleanPartition(client, waiting.partition);
      // One that was erased from meanwhile waits for the next time.
      await client.query(
        "DELETE FROM erasure_cleanup WHERE partition = $1 AND erasures = $2",
        [waiting.partition, waiting.erasures],
      );
    }
    await sampleAllEvents(client);
  });
}

/** What a receiver answered to an event that was on its way to it while it was erased, and edited copies that were. */
async function eraseLateAnswers(
  client: Client,
  partition: string,
): Promise<void> {
  if (!(await exists(client, partition))) return;
  await client.query(`
    UPDATE replay_attempt a SET answer_headers = NULL, answer_body = NULL, reason = NULL
    FROM ${partition} e WHERE e.id = a.event_id AND e.erased_at IS NOT NULL
      AND num_nonnulls(a.answer_headers, a.answer_body, a.reason) > 0`);
  await client.query(`
    UPDATE edited_copy c SET body = NULL, answer_headers = NULL, answer_body = NULL, reason = NULL
    FROM ${partition} e WHERE e.id = c.event_id AND e.erased_at IS NOT NULL
      AND num_nonnulls(c.body, c.answer_headers, c.answer_body, c.reason) > 0`);
}

async function cleanPartition(
  client: Client,
  partition: string,
): Promise<void> {
  // Its month was dropped, and all that was in it.
  if (!(await exists(client, partition))) return;
  await client.query(`VACUUM (ANALYZE) ${partition}`);
  await reindex(client, partition, personalIndex);
}

/** Builds the indexes of a table anew whose definitions fit a pattern. */
async function reindex(
  client: Client,
  table: string,
  pattern: string,
): Promise<void> {
  const { rows } = await client.query<{ index: string; valid: boolean }>(
    `SELECT i.indexrelid::regclass::text AS index, i.indisvalid AS valid FROM pg_index i
    WHERE i.indrelid = to_regclass($1) AND pg_get_indexdef(i.indexrelid) ~ $2`,
    [table, pattern],
  );
  for (const { index, valid } of rows) {
    // What an attempt that was broken off left.
    await client.query(
      valid
        ? `REINDEX INDEX CONCURRENTLY ${index}`
        : `DROP INDEX CONCURRENTLY ${index}`,
    );
  }
}

/** Values that stand in the sample of all partitions together, where somebody had one taken. */
async function sampleAllEvents(client: Client): Promise<void> {
  const { rows } = await client.query(
    "SELECT FROM pg_stats WHERE schemaname = 'public' AND tablename = 'event' LIMIT 1",
  );
  if (rows.length > 0) await client.query("ANALYZE event");
}

async function exists(client: Client, table: string): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>(
    "SELECT to_regclass($1) IS NOT NULL AS there",
    [table],
  );
  return rows[0]?.there ?? false;
}
