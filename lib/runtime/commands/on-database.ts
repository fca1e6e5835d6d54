import { disconnectDb } from "#lib/db/connection/client.ts";
import { databaseAddress } from "#lib/db/connection/database-address.ts";
import { applyMigrations } from "#lib/db/migrations/apply-migrations.ts";
import { parseEnv } from "#lib/env.ts";
import type { Purpose } from "../data-folder/folder-lock.ts";
import { explainFailure } from "../explain-failure.ts";
import { requireCluster } from "../postgres/cluster.ts";
import { useEmbeddedPostgres } from "../postgres/embedded-postgres.ts";

/**
 * Runs a command on the database, brought up to date first: the one of DATABASE_URL, that of a server that runs, or the
 * embedded one, which is then started and stopped here. None of these commands decrypts anything, so they need no APP_SECRET.
 *
 * A command that cannot run says why in one line, and the process ends with 1.
 */
export async function onDatabase(
  purpose: Purpose,
  work: () => Promise<void>,
): Promise<void> {
  try {
    process.env.APP_SECRET ??= "not needed, since nothing is decrypted";
    const { dataDir, databaseUrl } = parseEnv(process.env);
    if (databaseUrl === null) await requireCluster(dataDir);
    const postgres =
      databaseUrl === null
        ? await useEmbeddedPostgres({ dataDir, purpose })
        : null;
    try {
      if (postgres) process.env.DATABASE_URL = postgres.databaseUrl;
      await applyMigrations(databaseAddress());
      await work();
    } finally {
      await disconnectDb();
      await postgres?.stop();
    }
  } catch (error) {
    process.stderr.write(`${explainFailure(error, `${purpose} failed`)}\n`);
    process.exitCode = 1;
  }
}
