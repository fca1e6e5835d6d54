import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { isAlive, isTaken } from "../is-alive.ts";
import { useDataDir } from "../testing/data-dir.ts";
import { findPostmaster, spawnServer } from "../testing/server-process.ts";
import { type Cluster, findCluster } from "./cluster.ts";
import { startEmbeddedPostgres } from "./embedded-postgres.ts";

async function startIn(dataDir: string) {
  const postgres = await startEmbeddedPostgres({ dataDir, purpose: "tests" });
  onTestFinished(() => postgres.stop());
  return postgres;
}

test("a postmaster.pid that names another Postgres hinders no start, and takes nothing from that one", async () => {
  const own = await useDataDir(onTestFinished);
  const other = await useDataDir(onTestFinished);
  await (await startIn(own)).stop();
  await startIn(other);
  const neighbour = await findPostmaster(other);
  const pidFile = (dataDir: string) =>
    path.join(dataDir, "postgres/postmaster.pid");
  const named = await readFile(pidFile(other), "utf8");
  await writeFile(
    pidFile(own),
    named.replaceAll(path.join(other, "postgres"), () =>
      path.join(own, "postgres"),
    ),
  );

  const postgres = await startIn(own);

  const started = await findPostmaster(own);
  expect(started?.pid).not.toBe(neighbour?.pid);
  expect(new URL(postgres.databaseUrl).port).toBe(
    new URL(started?.databaseUrl ?? "").port,
  );
  await postgres.stop();
  expect(isAlive(neighbour?.pid ?? 0)).toBe(true);
}, 180_000);

test.runIf(process.platform === "linux")(
  "a postmaster.pid that names a Postgres that was killed, and for which nobody has waited yet, hinders no start",
  async () => {
    const dataDir = await useDataDir(onTestFinished);
    const pidFile = path.join(dataDir, "postgres/postmaster.pid");
    const first = await startIn(dataDir);
    const named = await readFile(pidFile, "utf8");
    await first.stop();
    const { user } = await findCluster(dataDir);
    const pid = await leaveZombie(user);
    await writeFile(pidFile, named.replace(/^\d+/, String(pid)));
    expect([isTaken(pid), isAlive(pid)]).toEqual([true, false]);

    await startIn(dataDir);

    expect((await findPostmaster(dataDir))?.pid).not.toBe(pid);
  },
  180_000,
);

/** @returns the number of a process that has ended, and whose parent does not wait for it */
async function leaveZombie(user: Cluster["user"]): Promise<number> {
  const parent = spawn(
    "sh",
    ["-c", "sleep 0.1 & echo $!; exec sleep 600"],
    user ?? {},
  );
  onTestFinished(() => void parent.kill("SIGKILL"));
  const pid = Number(String((await once(parent.stdout, "data"))[0]));
  await vi.waitUntil(() => !isAlive(pid), { timeout: 10_000 });
  return pid;
}

test("a reread leaves the Postgres of a server alone that has no connection to it just now", async () => {
  const dataDir = await useDataDir(onTestFinished);
  await startIn(dataDir);
  const before = await findPostmaster(dataDir);

  const reread = spawnServer({ DATA_DIR: dataDir }, [
    ...["sh", "-c"],
    'exec "$0" "$1" lib/runtime/commands/reread.ts',
  ]);

  expect(await reread.ended).toEqual({ code: 0, signal: null });
  expect((await findPostmaster(dataDir))?.pid).toBe(before?.pid);
  expect(isAlive(before?.pid ?? 0)).toBe(true);
}, 180_000);

test.each([
  ["PG_VERSION", "17\n", /does not start in .*incompatible.*version 17/],
  ["postgresql.conf", "no_such = 1\n", /does not start in .*postgresql\.conf/],
])(
  "where %s says %j it is told in Postgres' own words why it does not start",
  async (file, text, words) => {
    const dataDir = await useDataDir(onTestFinished);
    await (await startIn(dataDir)).stop();
    await writeFile(path.join(dataDir, "postgres", file), text);
    await expect(startIn(dataDir)).rejects.toThrow(words);
  },
  180_000,
);
