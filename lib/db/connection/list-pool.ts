import { Pool } from "pg";
import { onePerProcess } from "#lib/one-per-process.ts";
import { checkedConnection } from "./checked-connection.ts";

/** How long a person waits for a list before it is cut off. */
export const LIST_LIMIT_MS = 5_000;

/**
 * What every statement of a list would have to set, set once for each connection. Each of these lists has an index in its
 * order: with every other way switched off, and one plan for all values, no plan depends on what Postgres
 * believes of a partition that it has not looked at yet.
 */
const settings = {
  default_transaction_read_only: "on",
  jit: "off",
  enable_seqscan: "off",
  enable_bitmapscan: "off",
  plan_cache_mode: "force_generic_plan",
};

const pool = onePerProcess("listPool", createPool);

/**
 * The connections of this process for lists that one statement reads: it cannot write, and is cut off after five seconds.
 *
 * @throws {Error} as `databaseAddress` does
 */
export function listPool(): Pool {
  return pool.get();
}

/** Closes it, if there is one. */
export async function endListPool(): Promise<void> {
  await pool.take()?.end();
}

function createPool(): Pool {
  const made = new Pool({
    ...checkedConnection({ statementTimeoutMs: LIST_LIMIT_MS, settings }),
    max: 4,
    connectionTimeoutMillis: LIST_LIMIT_MS,
    query_timeout: LIST_LIMIT_MS + 1_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    application_name: "segment-inspector",
  });
  // A connection that breaks while nobody uses it is one less; who needs one gets another.
  made.on("error", () => undefined);
  return made;
}
