import { canConnect, ensureDatabase } from "./reach-database.ts";
import { createServer } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import path from "node:path";
import {
  CLEANING,
  FolderInUse,
  lockFolder,
  tryToLock,
  type Purpose,
} from "../data-folder/folder-lock.ts";
import { log } from "#lib/log.ts";
import { makeDataFolder } from "../data-folder/make-data-folder.ts";
import { isAlive } from "../is-alive.ts";
import {
  CLUSTER_USER,
  findCluster,
  openCluster,
  type Cluster,
} from "./cluster.ts";
import {
  clearForeignPidFile,
  findPostmaster,
  startPostmaster,
  stopPostmaster,
  type Postmaster,
} from "./postmaster.ts";
import { findCause } from "./find-cause.ts";

const DATABASE = "inspector";
const START_DEADLINE_MS = 120_000;
/** So often it gives up, for a cause that does not pass by itself, before the start does. */
const GIVEN_UP = 6;
const WATCH_EVERY_MS = 250;

export type EmbeddedPostgres = {
  /** Address of the product's own database in the cluster. */
  readonly databaseUrl: string;
  /** Where the cluster lies: under the data folder, or in a system folder where that could not be reached. */
  readonly directory: string;
  /** Stops it, and lets go of the data folder. Safe to call twice. */
  stop(): Promise<void>;
};

type Options = {
  readonly dataDir: string;
  readonly purpose: Purpose;
  readonly settings?: readonly string[];
  readonly signal?: AbortSignal;
};

/**
 * Starts the Postgres that npm brought, on loopback only, making its cluster
 * on first use. It belongs to the process that holds the lock of the data folder, from
 * before it is started until after it has stopped. One that outlived a killed
 * process is adopted; one that dies while we run is started again on the same port.
 *
 * @param options.settings postgres settings as `name=value`, on top of the product's own
 * @param options.signal breaks the start off; what was started by then is stopped before this throws
 * @throws {FolderInUse} when another process has the data folder
 * @throws {EnvError} when the data folder cannot be made or written
 * @throws {Error} when Postgres can not be made or does not start; the message names its log file
 */
export async function startEmbeddedPostgres(
  options: Options,
): Promise<EmbeddedPostgres> {
  const dataDir = await makeDataFolder(options.dataDir);
  const lock = await lockFolder(dataDir, options.purpose);
  try {
    const cluster = await openCluster(dataDir, options.signal);
    const keeper = new PostgresKeeper(cluster, options.settings ?? []);
    try {
      await keeper.start(options.signal);
    } catch (error) {
      await keeper.stop();
      throw error;
    }
    return {
      databaseUrl: keeper.url(DATABASE),
      directory: cluster.directory,
      stop: async () => {
        await keeper.stop();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/**
 * The embedded Postgres for a while: the running one of the server that has the
 * data folder, which stays its own, or one that is started and stopped here.
 *
 * @throws as `startEmbeddedPostgres`; {FolderInUse} only while that other one has no Postgres yet
 */
export async function useEmbeddedPostgres(
  options: Options,
): Promise<EmbeddedPostgres> {
  try {
    return await startEmbeddedPostgres(options);
  } catch (error) {
    if (!(error instanceof FolderInUse)) throw error;
    const cluster = await findCluster(await makeDataFolder(options.dataDir));
    const running = await findPostmaster(cluster);
    if (!running) throw error;
    return {
      databaseUrl: urlOf(cluster, running.port, DATABASE),
      directory: cluster.directory,
      stop: () => Promise.resolve(),
    };
  }
}

/** Stops the Postgres of a data folder that nobody has any more; does nothing where somebody has it. */
export async function stopOrphanedPostgres(dataDir: string): Promise<void> {
  const directory = await makeDataFolder(dataDir);
  const lock = await tryToLock(directory, CLEANING).catch(() => null);
  if (!lock) return;
  try {
    const running = await findPostmaster(await findCluster(directory));
    if (running) await stopPostmaster(running);
  } finally {
    lock.release();
  }
}

/** Keeps the Postgres of a cluster running, from `start` to `stop`. */
class PostgresKeeper {
  readonly #cluster: Cluster;
  readonly #settings: readonly string[];
  readonly #stopping = new AbortController();
  #postmaster: Postmaster | null = null;
  #port = 0;
  #hasAnswered = false;
  #watching: Promise<void> | undefined;

  constructor(cluster: Cluster, settings: readonly string[]) {
    this.#cluster = cluster;
    this.#settings = settings;
  }

  url(database: string): string {
    return urlOf(this.#cluster, this.#port, database);
  }

  async start(signal: AbortSignal | undefined): Promise<void> {
    this.#postmaster = await findPostmaster(this.#cluster);
    this.#port = this.#postmaster?.port ?? 0;
    await this.#untilReady(signal);
    await ensureDatabase(this.url("postgres"), DATABASE);
    this.#watching = this.#watch();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#watching;
    if (this.#postmaster) await stopPostmaster(this.#postmaster);
    this.#postmaster = null;
  }

  /** Starts it, again if it ends, until it answers: what a killed one left can refuse the first tries. */
  async #untilReady(signal?: AbortSignal): Promise<void> {
    const deadline = Date.now() + START_DEADLINE_MS;
    let nextStart = 0;
    let givenUp = 0;
    while (!this.#stopping.signal.aborted) {
      signal?.throwIfAborted();
      if (!this.#isAlive() && Date.now() >= nextStart) {
        nextStart = Date.now() + 500;
        if (this.#postmaster?.hasGivenUp?.() === true) givenUp++;
        const cause =
          givenUp < GIVEN_UP ? null : await findCause(this.#logFile());
        if (cause !== null)
          throw new Error(
            `The embedded Postgres does not start in ${this.#cluster.data}: ${cause}. ${this.#logFile()} says more.`,
          );
        await clearForeignPidFile(this.#cluster);
        // Until it has answered nobody was told the port, and it may be taken by now.
        if (!this.#hasAnswered) this.#port = await findFreePort();
        this.#postmaster = await startPostmaster(
          this.#cluster,
          this.#port,
          this.#settings,
        );
      }
      if (await canConnect(this.url("postgres"))) {
        this.#hasAnswered = true;
        return;
      }
      if (Date.now() > deadline) {
        throw new Error(
          `The embedded Postgres did not start; ${this.#logFile()} says why.`,
        );
      }
      await delay(50);
    }
  }

  async #watch(): Promise<void> {
    while (await pause(this.#stopping.signal)) {
      if (this.#isAlive()) continue;
      log().error("Postgres ended. It is started again.");
      // One that does not come back is tried again, for as long as we run: senders get 503 meanwhile.
      await this.#untilReady().catch(() => undefined);
    }
  }

  #logFile(): string {
    return path.join(this.#cluster.directory, "postgres.log");
  }

  #isAlive(): boolean {
    return this.#postmaster !== null && isAlive(this.#postmaster.pid);
  }
}

function urlOf(cluster: Cluster, port: number, database: string): string {
  return `postgresql://${CLUSTER_USER}:${cluster.password}@127.0.0.1:${String(port)}/${database}`;
}

/** @returns false once the signal has come, at once */
function pause(signal: AbortSignal): Promise<boolean> {
  return delay(WATCH_EVERY_MS, true, { signal }).catch(() => false);
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
