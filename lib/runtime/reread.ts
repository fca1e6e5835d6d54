import { systemContext } from "#lib/services/context.ts";
import { parseArgs } from "node:util";
import { disconnectDb } from "#lib/db/connection/client.ts";
import { applyMigrations } from "#lib/db/migrations/apply-migrations.ts";
import { env, parseEnv } from "#lib/env.ts";
import { useEmbeddedPostgres } from "./postgres/embedded-postgres.ts";
import { rereadEvents } from "#lib/services/events/reread-events.ts";

const help = `Reads stored events again with the rules of this version.

  npm run reread            those that an older version read
  npm run reread -- --all   every one

It may run beside a running server, and be broken off and started again.
`;

const { values } = parseArgs({
  options: {
    all: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

if (values.help) {
  process.stdout.write(help);
} else {
  const { dataDir, databaseUrl } = parseEnv(process.env);
  const postgres =
    databaseUrl === null
      ? await useEmbeddedPostgres({ dataDir, purpose: "npm run reread" })
      : null;
  if (postgres) process.env.DATABASE_URL = postgres.databaseUrl;
  // What is read again is no secret: encrypted texts are not opened here.
  process.env.APP_SECRET ??= "not needed for reading again";
  await applyMigrations(env().databaseUrl ?? "");
  const count = await rereadEvents(systemContext("reread"), {
    all: values.all,
    onProgress: (read) => process.stderr.write(`\r${String(read)} read again`),
  });
  process.stdout.write(`\n${String(count)} events were read again.\n`);
  await disconnectDb();
  await postgres?.stop();
}
