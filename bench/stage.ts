import { chmod, mkdir, mkdtemp, rm } from "node:fs/promises";
import path from "node:path";
import { Client } from "pg";
import { startEmbeddedPostgres } from "#lib/runtime/postgres/embedded-postgres.ts";
import { startServerProcess } from "#lib/runtime/testing/server-process.ts";
import { signInAsTestAdmin } from "#lib/runtime/testing/test-admin.ts";
import type { LimitJob, LimitReady } from "./bare-limit.ts";
import { startChild } from "./child.ts";
import { SOURCE_KEY, SOURCE_SECRET } from "./deliveries.ts";
import { stopPostgres } from "./stop-postgres.ts";
import type { Job, LoadResult } from "./load-process.ts";
import { onSignal } from "./on-signal.ts";
import { loadSixMonths } from "./load/load-events.ts";

/** Everything that is measured, running side by side on one Postgres; whoever is not measured idles. */
export type Stage = {
  readonly databaseUrl: string;
  readonly ownListener: {
    readonly port: number;
    readonly pid: number;
    /** The `Cookie` header of a signed-in admin. */
    readonly cookie: string;
    /** Of an admin. */
    readonly token: string;
  };
  /** The same server with PLAIN_NEXT=1: Next's route handlers alone. */
  readonly plainNext: { readonly port: number };
  readonly limit: { readonly port: number };
  /** Of the address, the same at all three. */
  readonly webhookPath: string;
  load(job: Job): Promise<LoadResult>;
  /** Loads believable events of the last half year. */
  fill(events: number): Promise<void>;
  /** Empties the events, so that every round starts from the same table. */
  clear(): Promise<void>;
  countEvents(): Promise<number>;
  /** Starts one more of our own, on the same database. */
  startAnother(): Promise<{ readonly port: number; stop(): Promise<void> }>;
  /** Stops and removes all of it. Safe to call twice. */
  strike(): Promise<void>;
};

const cache = path.join(import.meta.dirname, "../.cache");
const rowsTable = "bench_rows";
const TOKEN = "a-token-for-benchmarks-on-their-stage";

/**
 * A signal ends the process once all of it is stopped and removed, also while it is being set.
 *
 * @param events how many deliveries the limit is to hold rows for
 */
export async function setStage(events: number): Promise<Stage> {
  const undo: (() => unknown)[] = [];
  let struck: Promise<void> | undefined;
  const strike = () =>
    (struck ??= (async () => {
      for (const step of undo.reverse()) await step();
      letGo();
    })());
  const letGo = onSignal(strike);
  try {
    return { ...(await build(events, undo)), strike };
  } catch (error) {
    await strike();
    throw error;
  }
}

async function build(
  events: number,
  undo: (() => unknown)[],
): Promise<Omit<Stage, "strike">> {
  await mkdir(cache, { recursive: true });
  const dataDir = await mkdtemp(path.join(cache, "bench-"));
  await chmod(dataDir, 0o755);
  undo.push(() => rm(dataDir, { recursive: true, force: true }));
  const postgres = await startEmbeddedPostgres({
    dataDir,
    purpose: "npm run bench",
  });
  undo.push(() => stopPostgres(postgres));
  if (postgres.directory !== dataDir)
    undo.push(() => rm(postgres.directory, { recursive: true, force: true }));
  const env = {
    DATABASE_URL: postgres.databaseUrl,
    DATA_DIR: dataDir,
    APP_SECRET: "a secret for benchmarks",
    BOOTSTRAP_SOURCE_KEY: SOURCE_KEY,
    BOOTSTRAP_SOURCE_SECRET: SOURCE_SECRET,
    BOOTSTRAP_API_TOKEN: TOKEN,
  };
  const start = async (plainNext: string) => {
    const server = await startServerProcess({ ...env, PLAIN_NEXT: plainNext });
    const stop = async () => {
      server.signal("SIGTERM");
      await server.ended;
    };
    undo.push(stop);
    return {
      port: Number(server.webhookUrl.port),
      pid: server.pid,
      path: server.webhookUrl.pathname,
      cookie: await signInAsTestAdmin(server.webhookUrl.origin),
      token: TOKEN,
      stop,
    };
  };
  const ownListener = await start("0");
  const plainNext = await start("1");

  const client = new Client({ connectionString: postgres.databaseUrl });
  await client.connect();
  undo.push(() => client.end());
  const generator = startChild<Job, LoadResult>("load-process.ts");
  undo.push(() => {
    generator.stop();
  });
  const clear = async () => {
    await client.query(
      "TRUNCATE event, delivery_key, rollup_delta, rollup_quarter, rollup_day, rollup_key",
    );
    await client.query("CHECKPOINT");
  };

  // Few connections, so that no machine is too slow to take all of it.
  const { statuses } = await generator.ask({
    port: ownListener.port,
    requests: {
      kind: "deliveries",
      path: ownListener.path,
      seed: 1,
      count: events,
    },
    connections: 8,
    ratePerSecond: null,
  });
  if (statuses[200] !== events) {
    throw new Error(
      `This machine is too busy: of ${events} events ${JSON.stringify(statuses)}.`,
    );
  }
  await client.query(`CREATE TABLE ${rowsTable} AS SELECT * FROM event`);
  const bare = startChild<LimitJob, LimitReady>("bare-limit.ts");
  undo.push(() => {
    bare.stop();
  });
  const limit = await bare.ask({
    databaseUrl: postgres.databaseUrl,
    rowsTable,
  });
  await clear();

  return {
    databaseUrl: postgres.databaseUrl,
    ownListener,
    plainNext,
    limit,
    webhookPath: ownListener.path,
    load: (job) => generator.ask(job),
    fill: (events) => loadSixMonths(client, postgres.databaseUrl, events),
    clear,
    countEvents: async () => {
      const { rows } = await client.query<{ count: number }>(
        "SELECT count(*)::int AS count FROM event",
      );
      return rows[0]?.count ?? 0;
    },
    startAnother: () => start("0"),
  };
}
