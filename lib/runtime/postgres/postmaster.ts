import { spawn } from "node:child_process";
import { open, readdir, readFile, readlink, rm } from "node:fs/promises";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { isAlive, isTaken } from "../is-alive.ts";
import type { Cluster } from "./cluster.ts";
import { postgresEnvironment } from "./postgres-environment.ts";

const FAST_STOP_MS = 20_000;
const REMAINS_MS = 10_000;

/** The Postgres process that works in a cluster. */
export type Postmaster = {
  readonly pid: number;
  readonly port: number;
  /** Whether it ended by itself because it could not start, as far as that is known: not of one that was found running. */
  hasGivenUp?(): boolean;
};

/** The one that `postmaster.pid` names; null when it does not live, or that number is another program's or another cluster's by now. */
export async function findPostmaster(
  cluster: Pick<Cluster, "data">,
): Promise<Postmaster | null> {
  const named = await readPidFile(cluster);
  return named && isAlive(named.pid) && (await worksIn(named.pid, cluster))
    ? named
    : null;
}

async function readPidFile({
  data,
}: Pick<Cluster, "data">): Promise<Postmaster | null> {
  const text = await readFile(pidFile(data), "utf8").catch(() => "");
  const lines = text.split("\n");
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  return Number.isInteger(pid) && pid > 0 && port ? { pid, port } : null;
}

function pidFile(data: string): string {
  return path.join(data, "postmaster.pid");
}

async function worksIn(
  pid: number,
  { data }: Pick<Cluster, "data">,
): Promise<boolean> {
  if (process.platform !== "linux") return true;
  const command = await readFile(`/proc/${String(pid)}/cmdline`, "utf8").catch(
    () => "",
  );
  return command.includes(`-D\0${data}\0`);
}

/**
 * Takes away a `postmaster.pid` whose number is that of a killed Postgres for which
 * nobody has waited yet, or of another program by now: Postgres' own start refuses to go
 * on while such a process is there. Everything else that a killed one leaves it sees to itself.
 *
 * @param cluster locked by this process, so that no other may be starting in it
 */
export async function clearForeignPidFile(cluster: Cluster): Promise<void> {
  const named = await readPidFile(cluster);
  if (!named || !isTaken(named.pid) || (await worksIn(named.pid, cluster)))
    return;
  const deadline = Date.now() + REMAINS_MS;
  // Sessions of a killed Postgres end by themselves; until then the data is theirs.
  while (await hasSessions(cluster)) {
    if (Date.now() > deadline) return;
    await delay(50);
  }
  await rm(pidFile(cluster.data), { force: true });
}

/** Whether any process works in the folder: each of Postgres' has it as its working directory. */
async function hasSessions({ data }: Cluster): Promise<boolean> {
  if (process.platform !== "linux") return false;
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const folders = await Promise.all(
    pids.map((pid) => readlink(`/proc/${pid}/cwd`).catch(() => "")),
  );
  return folders.includes(data);
}

/**
 * Starts Postgres on loopback, in a process group of its own, without waiting
 * until it answers. What it has to say goes to `postgres.log` beside the cluster;
 * values of statements are kept out of it.
 *
 * @param settings as `name=value`, on top of the product's own
 */
export async function startPostmaster(
  cluster: Cluster,
  port: number,
  settings: readonly string[],
): Promise<Postmaster> {
  const log = await open(
    path.join(cluster.directory, "postgres.log"),
    "a",
    0o600,
  );
  try {
    const all = [
      "listen_addresses=127.0.0.1",
      `port=${String(port)}`,
      "unix_socket_directories=",
      "shared_buffers=256MB",
      // A new file of the log is written full of zeros while whoever stores waits for it: that many are kept for use again.
      "min_wal_size=512MB",
      "max_wal_size=4GB",
      "random_page_cost=1.1",
      "jit=off",
      "log_statement=none",
      "log_min_error_statement=panic",
      "log_parameter_max_length_on_error=0",
      ...settings,
    ];
    const child = spawn(
      cluster.binaries.postgres,
      ["-D", cluster.data, ...all.flatMap((setting) => ["-c", setting])],
      {
        ...(cluster.user ?? {}),
        cwd: "/",
        env: postgresEnvironment(),
        // A terminal's Ctrl-C must not reach Postgres before the server has drained.
        detached: true,
        stdio: ["ignore", log.fd, log.fd],
      },
    );
    // A program that cannot start shows in that nothing ever answers.
    child.on("error", () => undefined);
    child.unref();
    return {
      pid: child.pid ?? 0,
      port,
      // Whoever is killed ends with no code, and whoever is asked to stop with 0.
      hasGivenUp: () => (child.exitCode ?? 0) !== 0,
    };
  } finally {
    await log.close();
  }
}

/** Stops Postgres in its "fast" way: sessions are ended, everything committed is on disk. One that hangs is stopped at once, as by a crash. */
export async function stopPostmaster({ pid }: Postmaster): Promise<void> {
  if (pid === 0) return;
  signal(pid, "SIGINT");
  const deadline = Date.now() + FAST_STOP_MS;
  while (isAlive(pid)) {
    if (Date.now() > deadline) signal(pid, "SIGQUIT");
    await delay(20);
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended meanwhile.
  }
}
