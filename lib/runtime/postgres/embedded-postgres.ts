import { createServer } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import path from "node:path";
import { Client } from "pg";
import { CLUSTER_USER, openCluster, type Cluster } from "./cluster.ts";
import { findServer, startServer, stopServer } from "./server-process.ts";

const DATABASE = "inspector";
const START_DEADLINE_MS = 120_000;
const WATCH_EVERY_MS = 250;
const LEAVING_MS = 1_000;

export type EmbeddedPostgres = {
  /** Address of the product's own database in the cluster. */
  readonly databaseUrl: string;
  /** Where the cluster lies: under the data folder, or in a system folder where that could not be reached. */
  readonly directory: string;
  /**
   * Stops the cluster, unless another process still works in it. Safe to call twice.
   */
  stop(): Promise<void>;
};

type Options = {
  readonly dataDir: string;
  readonly settings?: readonly string[];
};

/**
 * Starts the Postgres that npm brought, on loopback only, making its cluster
 * on first use. One that outlived a killed process is adopted; one that dies
 * while we run is started again on the same port.
 *
 * @param options.settings postgres settings as `name=value`, on top of the product's own
 * @throws {Error} when Postgres can not be made or does not start; the message names its log file
 */
export async function startEmbeddedPostgres(
  options: Options,
): Promise<EmbeddedPostgres> {
  const cluster = await openCluster(options.dataDir);
  const running = await findServer(cluster);
  const port = running?.port ?? (await findFreePort());
  const start = () => startServer(cluster, port, options.settings ?? []);
  const urlOf = (database: string) =>
    `postgresql://${CLUSTER_USER}:${cluster.password}@127.0.0.1:${String(port)}/${database}`;
  if (!running) await start();
  await waitUntilReady(cluster, urlOf("postgres"), start);
  await ensureDatabase(urlOf("postgres"));

  const watcher = new AbortController();
  const watching = keepRunning(
    cluster,
    urlOf("postgres"),
    start,
    watcher.signal,
  );
  return {
    databaseUrl: urlOf(DATABASE),
    directory: cluster.directory,
    stop: async () => {
      if (watcher.signal.aborted) return;
      watcher.abort();
      await watching;
      if (await staysInUse(urlOf("postgres"))) return;
      const left = await findServer(cluster);
      if (left) await stopServer(left);
    },
  };
}

/** Starts again what died meanwhile, since a killed postmaster's remains can refuse the first tries. */
async function waitUntilReady(
  cluster: Cluster,
  url: string,
  start: () => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  const deadline = Date.now() + START_DEADLINE_MS;
  let lastStart = Date.now();
  while (!signal?.aborted) {
    if (await canConnect(url)) return;
    if (Date.now() > deadline) {
      throw new Error(
        `The embedded Postgres did not start; ${path.join(cluster.directory, "postgres.log")} says why.`,
      );
    }
    if (Date.now() - lastStart > 1_000 && !(await findServer(cluster))) {
      await start();
      lastStart = Date.now();
    }
    await delay(50);
  }
}

async function keepRunning(
  cluster: Cluster,
  url: string,
  start: () => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  while (await pause(signal)) {
    if (await findServer(cluster)) continue;
    await start();
    // One that does not come back is tried again, for as long as we run: senders get 503 meanwhile.
    await waitUntilReady(cluster, url, start, signal).catch(() => undefined);
  }
}

/** @returns false once the signal has come, at once */
function pause(signal: AbortSignal): Promise<boolean> {
  return delay(WATCH_EVERY_MS, true, { signal }).catch(() => false);
}

async function canConnect(url: string): Promise<boolean> {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: 2_000,
  });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const found = await client.query(
      "SELECT 1 FROM pg_database WHERE datname = $1",
      [DATABASE],
    );
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}

/** A connection that was closed a moment ago is still listed until its backend has noticed. */
async function staysInUse(url: string): Promise<boolean> {
  const deadline = Date.now() + LEAVING_MS;
  while (await hasOtherClients(url)) {
    if (Date.now() > deadline) return true;
    await delay(50);
  }
  return false;
}

async function hasOtherClients(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const others = await client.query(
      "SELECT 1 FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() LIMIT 1",
    );
    return others.rowCount !== 0;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address ? address.port : 0;
      server.close(() => {
        resolve(port);
      });
    });
  });
}
