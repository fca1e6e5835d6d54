import type { Client } from "pg";
import { inTransaction } from "#lib/db/connection/chore-client.ts";

const EPOCH_LOCK = 7_201_614;

/**
 * Notices that the database was restored into another cluster, where transactions are counted anew: everything
 * that is there now counts as settled, for good. To be called before anything is received.
 *
 * @returns whether a new epoch began; the first one is no news
 */
export async function noticeEpoch(client: Client): Promise<boolean> {
  const system = await selectSystemIdentifier(client);
  const { rows } = await client.query<{ system: string }>(
    "SELECT system_identifier::text AS system FROM database_epoch ORDER BY epoch DESC LIMIT 1",
  );
  if (rows[0]?.system === system) return false;
  return inTransaction(client, async () => {
    await client.query("SELECT pg_advisory_xact_lock($1)", [EPOCH_LOCK]);
    const { rows: begun } = await client.query<{ epoch: number }>(
      `INSERT INTO database_epoch (epoch, system_identifier, settled_id)
       SELECT COALESCE(max(epoch) + 1, 0), $1,
         COALESCE((SELECT id FROM event ORDER BY id DESC LIMIT 1), '00000000-0000-0000-0000-000000000000')
       FROM database_epoch
       HAVING NOT COALESCE((SELECT system_identifier = $1 FROM database_epoch ORDER BY epoch DESC LIMIT 1), false)
       RETURNING epoch`,
      [system],
    );
    const isRestored = (begun[0]?.epoch ?? 0) > 0;
    if (isRestored)
      await client.query("UPDATE rollup_state SET folded_below = '0'");
    return isRestored;
  });
}

/** Zero where we may not know it: then no restore is noticed. */
async function selectSystemIdentifier(client: Client): Promise<string> {
  const { rows: rights } = await client.query<{ may: boolean }>(
    "SELECT has_function_privilege('pg_control_system()', 'EXECUTE') AS may",
  );
  if (!rights[0]?.may) return "0";
  const { rows } = await client.query<{ system: string }>(
    "SELECT system_identifier::text AS system FROM pg_control_system()",
  );
  return rows[0]?.system ?? "0";
}
