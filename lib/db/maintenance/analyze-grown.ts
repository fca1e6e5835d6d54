import { withChoreClient } from "#lib/db/connection/chore-client.ts";

/** So many new rows make no difference to a plan. */
const FEW_ROWS = 500;
/**
 * Of Postgres' own 100, whose sample reads the payloads of 30,000 rows: seconds of a processor, in which webhooks
 * that arrive wait. A tenth of the sample says how many rows and how many values there are, and autovacuum takes the whole.
 */
const STATISTICS_TARGET = 10;

/**
 * Has Postgres look again at each partition that has more than doubled since it last did. A young month grows from
 * nothing to thousands of rows within seconds, and its own turn comes in a minute, or never where autovacuum is off.
 *
 * @returns the names of those that were looked at
 */
export async function analyzeGrown(): Promise<string[]> {
  return withChoreClient(async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `SELECT s.relid::regclass::text AS name
       FROM pg_stat_user_tables s JOIN pg_inherits i ON i.inhrelid = s.relid JOIN pg_class c ON c.oid = s.relid
       WHERE i.inhparent = 'event'::regclass AND s.n_mod_since_analyze > greatest($1::float8, c.reltuples)
       ORDER BY 1`,
      [FEW_ROWS],
    );
    if (rows.length > 0)
      await client.query(
        `SET default_statistics_target = ${String(STATISTICS_TARGET)}`,
      );
    for (const { name } of rows) await client.query(`ANALYZE ${name}`);
    return rows.map(({ name }) => name);
  });
}
