import { disconnectDb } from "#lib/db/connection/client.ts";
import { applyMigrations } from "#lib/db/migrations/apply-migrations.ts";
import { env, parseEnv } from "#lib/env.ts";
import { verifyActivity } from "#lib/services/activity/verify-activity.ts";
import { systemContext } from "#lib/services/context.ts";
import { useEmbeddedPostgres } from "./postgres/embedded-postgres.ts";

/**
 * Walks all activity and names every row that was changed, removed or put elsewhere. It may run
 * beside a running server. Exits with 1 when there is one.
 */
const { dataDir, databaseUrl } = parseEnv(process.env);
const postgres =
  databaseUrl === null
    ? await useEmbeddedPostgres({ dataDir, purpose: "npm run verify-activity" })
    : null;
if (postgres) process.env.DATABASE_URL = postgres.databaseUrl;
// Digests need no secret: encrypted texts are not opened here.
process.env.APP_SECRET ??= "not needed for verifying activity";
await applyMigrations(env().databaseUrl ?? "");
const { rows, erased, faults } = await verifyActivity(
  systemContext("verify-activity"),
);
for (const { sequence, fault } of faults)
  process.stdout.write(`Row ${String(sequence)} ${fault}.\n`);
process.stdout.write(
  `${String(rows)} rows, ${String(erased)} with values erased since, ${String(faults.length)} not as they were written.\n`,
);
process.exitCode = faults.length === 0 ? 0 : 1;
await disconnectDb();
await postgres?.stop();
