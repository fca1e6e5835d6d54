import { systemContext } from "#lib/services/context.ts";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { disconnectDb } from "#lib/db/connection/client.ts";
import { applyMigrations } from "#lib/db/migrations/apply-migrations.ts";
import { ensurePartitions } from "#lib/db/maintenance/partitions.ts";
import { foldRollups } from "#lib/db/rollups/fold-rollups.ts";
import { env, EnvError, parseEnv, type Env } from "#lib/env.ts";
import { drainWebhooks } from "#lib/ingest/receive-webhook.ts";
import { log } from "#lib/log.ts";
import {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from "./postgres/embedded-postgres.ts";
import { bootstrapSource } from "#lib/services/sources/bootstrap-source.ts";
import { bootstrapToken } from "#lib/services/tokens/bootstrap-token.ts";
import { readAppSecret } from "./app-secret.ts";
import type { Dashboard } from "./dashboard.ts";
import { listen, type HttpServer } from "./http-server.ts";
import { startNextDashboard } from "./next-dashboard.ts";
import { startProxiedDashboard } from "./proxied-dashboard.ts";

const PARTITIONS_EVERY_MS = 60 * 60 * 1_000;
const FOLD_EVERY_MS = 5_000;

const dev = process.argv.includes("--dev");
const running: {
  postgres?: EmbeddedPostgres;
  server?: HttpServer;
  dashboard?: Dashboard;
} = {};
let stopping: Promise<void> | undefined;

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => {
    void stop().then(() => process.exit(0));
  });
}

try {
  await start(parseEnv(process.env));
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  await stop();
  process.exit(1);
}

/** Stops whatever was started: what was received is answered first. Asked again, as npm does, it is the same stop. */
function stop(): Promise<void> {
  stopping ??= (async () => {
    await running.server?.close();
    await drainWebhooks();
    await running.dashboard?.stop();
    await disconnectDb();
    await running.postgres?.stop();
  })();
  return stopping;
}

async function start(given: Env): Promise<void> {
  const server = await listen({
    host: given.host,
    port: given.port,
    ownListener: !given.plainNext,
  });
  running.server = server;
  process.env.PORT = String(server.port);
  if (given.databaseUrl === null) await startPostgres(given);
  await prepareDatabase(env().databaseUrl ?? "");
  const { bootstrapApiToken } = env();
  if (bootstrapApiToken !== null)
    await bootstrapToken(systemContext("start"), bootstrapApiToken);
  const source = await bootstrapSource(systemContext("start"));
  running.dashboard =
    dev || given.plainNext
      ? await startNextDashboard({
          dev,
          hostname: given.host,
          port: server.port,
        })
      : await startProxiedDashboard();
  server.open(running.dashboard);
  say(`Dashboard  http://localhost:${String(server.port)}`);
  say(
    `Webhooks   ${source ? source.webhookUrl : "every source is archived: add one on the page Sources."}`,
  );
  if (source) await leaveNote(source.webhookUrl);
}

async function startPostgres(given: Env): Promise<void> {
  const postgres = await startEmbeddedPostgres({ dataDir: given.dataDir });
  running.postgres = postgres;
  if (postgres.directory !== path.resolve(given.dataDir)) {
    say(
      `The database lies in ${postgres.directory}: the account that runs it cannot reach ${given.dataDir}.`,
    );
  }
  process.env.DATABASE_URL = postgres.databaseUrl;
  process.env.APP_SECRET =
    given.appSecret ?? (await readAppSecret(given.dataDir));
}

async function prepareDatabase(databaseUrl: string): Promise<void> {
  const applied = await applyMigrations(databaseUrl);
  if (applied.length > 0) say(`Migrated: ${applied.join(", ")}.`);
  await ensurePartitions(new Date());
  const timer = setInterval(() => {
    ensurePartitions(new Date()).catch((error: unknown) => {
      log().error(
        { err: error },
        "The partitions of the coming months could not be made.",
      );
    });
  }, PARTITIONS_EVERY_MS);
  timer.unref();
  const folding = setInterval(() => {
    foldRollups().catch((error: unknown) => {
      log().error({ err: error }, "Counts could not be folded together.");
    });
  }, FOLD_EVERY_MS);
  folding.unref();
}

/** Tells `npm run simulate` where to send. */
async function leaveNote(webhookUrl: string): Promise<void> {
  await mkdir(env().dataDir, { recursive: true });
  await writeFile(path.join(env().dataDir, "webhook-url"), `${webhookUrl}\n`, {
    mode: 0o600,
  });
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function explain(error: unknown): string {
  if (error instanceof EnvError) return error.message;
  const code = error instanceof Error && "code" in error ? error.code : null;
  const port = process.env.PORT ?? "3000";
  if (code === "EADDRINUSE")
    return `PORT ${port} is in use. Set PORT to a free one.`;
  if (code === "EACCES")
    return `PORT ${port} may not be listened on by this account. Set PORT to one above 1023.`;
  return error instanceof Error
    ? `Segment Inspector did not start: ${error.message}`
    : String(error);
}
