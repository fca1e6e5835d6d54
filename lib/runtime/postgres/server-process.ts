import { spawn } from "node:child_process";
import { open, readFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { Cluster } from "./cluster.ts";

/** The Postgres process that works in a cluster. */
export type ServerProcess = { readonly pid: number; readonly port: number };

/** The process that `postmaster.pid` names; null when it does not live, or is another program by now. */
export async function findServer({
  data,
}: Cluster): Promise<ServerProcess | null> {
  const text = await readFile(path.join(data, "postmaster.pid"), "utf8").catch(
    () => "",
  );
  const lines = text.split("\n");
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!Number.isInteger(pid) || pid <= 0 || !port) return null;
  return isAlive(pid) && (await isPostgres(pid)) ? { pid, port } : null;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** After a restart of the machine another program may have the number that postmaster.pid names. */
async function isPostgres(pid: number): Promise<boolean> {
  if (process.platform !== "linux") return true;
  const command = await readFile(`/proc/${String(pid)}/cmdline`, "utf8").catch(
    () => "",
  );
  return command.includes("postgres");
}

/**
 * Starts Postgres on loopback, in a process group of its own, without waiting
 * until it answers. What it has to say goes to `postgres.log` beside the cluster;
 * values of statements are kept out of it.
 *
 * @param settings as `name=value`, on top of the product's own
 */
export async function startServer(
  cluster: Cluster,
  port: number,
  settings: readonly string[],
): Promise<void> {
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
        env: { ...process.env, LC_ALL: "C", TZ: "UTC" },
        // A terminal's Ctrl-C must not reach Postgres before the server has drained.
        detached: true,
        stdio: ["ignore", log.fd, log.fd],
      },
    );
    // A program that cannot start shows in that nothing ever answers.
    child.on("error", () => undefined);
    child.unref();
  } finally {
    await log.close();
  }
}

/** Stops Postgres in its "fast" way: sessions are ended, everything committed is on disk. */
export async function stopServer({ pid }: ServerProcess): Promise<void> {
  process.kill(pid, "SIGINT");
  while (isAlive(pid)) await delay(20);
}
