import { Pool } from "pg";
import { onePerProcess } from "#lib/one-per-process.ts";
import { checkedConnection } from "./checked-connection.ts";

const pool = onePerProcess("copyPool", createPool);

/**
 * The connections of this process for COPY, which Prisma does not have.
 *
 * @throws {Error} as `databaseAddress` does
 */
export function copyPool(): Pool {
  return pool.get();
}

/** Closes it, if there is one. */
export async function endCopyPool(): Promise<void> {
  await pool.take()?.end();
}

function createPool(): Pool {
  const made = new Pool({
    ...checkedConnection({ statementTimeoutMs: 60_000 }),
    max: 4,
    connectionTimeoutMillis: 8_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    application_name: "segment-inspector copying",
  });
  // A connection that breaks while nobody uses it is one less; who needs one gets another.
  made.on("error", () => undefined);
  return made;
}
