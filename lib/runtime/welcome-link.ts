import { disconnectDb } from "#lib/db/connection/client.ts";
import { applyMigrations } from "#lib/db/migrations/apply-migrations.ts";
import { env, parseEnv } from "#lib/env.ts";
import { makeWelcomeLink } from "#lib/services/access/make-welcome-link.ts";
import { systemContext } from "#lib/services/context.ts";
import { useEmbeddedPostgres } from "./postgres/embedded-postgres.ts";

// Prints a new link that makes the first admin, for whoever lost the one that was printed. It may run beside a running server.
const { dataDir, databaseUrl } = parseEnv(process.env);
const postgres =
  databaseUrl === null
    ? await useEmbeddedPostgres({ dataDir, purpose: "npm run welcome-link" })
    : null;
if (postgres) process.env.DATABASE_URL = postgres.databaseUrl;
// Nothing is encrypted or signed here.
process.env.APP_SECRET ??= "not needed for a link";
await applyMigrations(env().databaseUrl ?? "");
const link = await makeWelcomeLink(systemContext("welcome-link"));
process.stdout.write(
  link === null
    ? "There is an admin already, who can invite others on the page Settings.\n"
    : `${link}\nIt makes the first account: once, within the hour.\n`,
);
process.exitCode = link === null ? 1 : 0;
await disconnectDb();
await postgres?.stop();
