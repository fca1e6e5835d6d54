import { Pool } from "pg";
import { databaseAddress } from "./database-address.ts";

// Next bundles its own copy of this module, so the pool of a process hangs on globalThis.
const container = globalThis as { segmentInspectorCopyPool?: Pool };

/**
 * The connections of this process for COPY, which Prisma does not have.
 *
 * @throws {Error} as `databaseAddress` does
 */
export function copyPool(): Pool {
  container.segmentInspectorCopyPool ??= createPool();
  return container.segmentInspectorCopyPool;
}

/** Closes it, if there is one. */
export async function endCopyPool(): Promise<void> {
  const pool = container.segmentInspectorCopyPool;
  delete container.segmentInspectorCopyPool;
  await pool?.end();
}

function createPool(): Pool {
  const pool = new Pool({
    connectionString: databaseAddress(),
    max: 4,
    connectionTimeoutMillis: 8_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    application_name: "segment-inspector copying",
  });
  // A connection that breaks while nobody uses it is one less; who needs one gets another.
  pool.on("error", () => undefined);
  return pool;
}
