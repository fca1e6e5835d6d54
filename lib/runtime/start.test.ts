import { once } from "node:events";
import { readdir, readFile, stat, writeFile, mkdir } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { setTimeout as delay } from "node:timers/promises";
import path from "node:path";
import { Client } from "pg";
import { describe, expect, onTestFinished, test } from "vitest";
import { isAlive } from "./is-alive.ts";
import { processesOf, type Part } from "./testing/processes-of.ts";
import {
  findPostmaster,
  spawnServer,
  startServerProcess,
  type StartingServer,
} from "./testing/server-process.ts";
import { useDataDir } from "./testing/data-dir.ts";

const SECRET = "a secret that Postgres is not told";

function pidOf(dataDir: string, part: Part): number {
  return processesOf(dataDir).find((one) => one.part === part)?.pid ?? 0;
}

async function expectNothingLeft(dataDir: string): Promise<void> {
  await expect
    .poll(() => processesOf(dataDir), { timeout: 20_000 })
    .toEqual([]);
}

async function stop(server: Pick<StartingServer, "signal" | "ended">) {
  server.signal("SIGTERM");
  expect(await server.ended).toEqual({ code: 0, signal: null });
}

async function postStatus(url: URL): Promise<number> {
  try {
    return (await fetch(url, { method: "POST", body: "{}" })).status;
  } catch {
    return 0;
  }
}

describe("a start that cannot be says why in one line, names the variable and leaves nothing", async () => {
  const dataDir = await useDataDir();
  const taken = createServer().listen(0, "127.0.0.1");
  await once(taken, "listening");
  const address = taken.address();
  const port = String(typeof address === "object" ? address?.port : 0);

  test.each([
    ["HOST", { HOST: "127.0.0.999" }],
    ["HOST", { HOST: "203.0.113.1" }],
    ["HOST", { HOST: "no-such-host.invalid" }],
    ["PORT", { PORT: port }],
    ["WEBHOOK_PORT", { WEBHOOK_PORT: port }],
    [
      "WEBHOOK_PORT 4711 and WEBHOOK_HOST 127.0.0.1 are where the dashboard listens",
      { PORT: "4711", WEBHOOK_PORT: "4711" },
    ],
    ["DATA_DIR", { DATA_DIR: "/proc/x" }],
    ["DATA_DIR", { DATA_DIR: "/dev/null" }],
    ["DATA_DIR", { DATA_DIR: import.meta.filename }],
    ["TMPDIR", { TMPDIR: "/nowhere/at/all" }],
    ["TMPDIR", { TMPDIR: `/tmp/${"a".repeat(120)}` }],
    ["APP_URL", { APP_URL: "https://example.com/inspector" }],
    ["TRUST_PROXY", { TRUST_PROXY: "everybody" }],
  ] as const)("%s: %o", async (name, env) => {
    const server = spawnServer({ DATA_DIR: dataDir, ...env });
    expect(await server.ended).toEqual({ code: 1, signal: null });
    expect(server.written()).toMatch(new RegExp(`^${name} .*\\.\n$`));
    expect(processesOf(dataDir)).toEqual([]);
  });
});

test("a start without the database that it was told of says so in one line, without the password", async () => {
  const server = spawnServer({
    DATABASE_URL: "postgresql://nobody:hunter2@127.0.0.1:1/nowhere",
    APP_SECRET: "x".repeat(40),
  });
  expect(await server.ended).toEqual({ code: 1, signal: null });
  expect(server.written()).toBe(
    "Segment Inspector did not start: The database at postgresql://nobody@127.0.0.1:1/nowhere (DATABASE_URL) cannot be reached: ECONNREFUSED.\n",
  );
});

test("of two first starts in one fresh folder one serves, and the other says at once that the folder is in use", async () => {
  const dataDir = await useDataDir(onTestFinished);
  const both = [1, 2].map(() => spawnServer({ DATA_DIR: dataDir }));
  const urls = await Promise.all(both.map(({ webhookUrl }) => webhookUrl));
  expect(urls.filter((url) => url !== null)).toHaveLength(1);
  for (const [at, server] of both.entries()) {
    if (urls[at]) {
      expect(await postStatus(urls[at])).toBe(200);
      await stop(server);
    } else {
      expect(await server.ended).toEqual({ code: 1, signal: null });
      expect(server.written()).toMatch(
        /^DATA_DIR .* is in use by .*process \d+/,
      );
    }
  }
  await expectNothingLeft(dataDir);
}, 240_000);

test("a running server keeps secrets from Postgres and files from others, and its Postgres through a reread beside it", async () => {
  const dataDir = await useDataDir(onTestFinished);
  const env = { DATA_DIR: dataDir, BOOTSTRAP_SOURCE_SECRET: SECRET };
  const server = await startServerProcess(env);
  const postmaster = await findPostmaster(dataDir);
  const environment = await readFile(
    `/proc/${postmaster?.pid ?? 0}/environ`,
    "utf8",
  );
  expect(environment).not.toContain(SECRET);
  expect(environment).not.toContain("DATA_DIR");
  for (const name of await readdir(dataDir)) {
    const { mode } = await stat(path.join(dataDir, name));
    expect([name, mode & 0o077]).toEqual([name, 0]);
  }

  const reread = spawnServer(env, [
    "sh",
    "-c",
    'exec "$0" "$1" lib/runtime/commands/reread.ts',
  ]);
  expect(await reread.ended).toEqual({ code: 0, signal: null });
  expect(isAlive(postmaster?.pid ?? 0)).toBe(true);
  expect(await postStatus(server.webhookUrl)).toBe(401);
  await stop(server);
  await expectNothingLeft(dataDir);
}, 240_000);

test("a postmaster.pid that names another program, and a folder of a killed start, hinder nothing and go", async () => {
  const dataDir = await useDataDir(onTestFinished);
  await stop(await startServerProcess({ DATA_DIR: dataDir }));
  await writeFile(
    path.join(dataDir, "postgres/postmaster.pid"),
    `${process.pid}\n${dataDir}/postgres\n1700000000\n5432\n\n127.0.0.1\n`,
  );
  const leftover = path.join(tmpdir(), "inspector-run-999999999-left");
  await mkdir(leftover);
  const server = await startServerProcess({ DATA_DIR: dataDir });
  expect(await postStatus(server.webhookUrl)).toBe(200);
  await expect(stat(leftover)).rejects.toThrow("ENOENT");
  await stop(server);
  await expectNothingLeft(dataDir);
}, 240_000);

test("each part that is killed, twice before it is back, is back, and none takes another with it", async () => {
  const dataDir = await useDataDir(onTestFinished);
  const server = await startServerProcess({ DATA_DIR: dataDir });
  // Postgres first: a part that is still starting again would end without it, and be started once more.
  const parts = ["Postgres", "dashboard", "worker", "receiver"] as const;
  for (const victim of parts) {
    const others = processesOf(dataDir).filter(
      ({ part }) => part !== victim && part !== "other",
    );
    const first = pidOf(dataDir, victim);
    process.kill(first, "SIGKILL");
    let second = 0;
    await expect
      .poll(() => (second = pidOf(dataDir, victim)), { timeout: 10_000 })
      .toSatisfy((pid: number) => pid !== 0 && pid !== first);
    process.kill(second, "SIGKILL");
    await expect
      .poll(() => pidOf(dataDir, victim), { timeout: 10_000 })
      .toSatisfy((pid: number) => pid !== 0 && pid !== second);
    expect(others.filter(({ pid }) => !isAlive(pid))).toEqual([]);
    await expect
      .poll(() => postStatus(server.webhookUrl), { timeout: 20_000 })
      .toBe(200);
    await expect
      .poll(
        async () =>
          (await fetch(new URL("/api/health/ready", server.webhookUrl))).status,
        { timeout: 20_000 },
      )
      .toBe(200);
  }
  await stop(server);
  await expectNothingLeft(dataDir);
}, 180_000);

test("more connections than files may be open do not end the receiver", async () => {
  const dataDir = await useDataDir(onTestFinished);
  const server = spawnServer({ DATA_DIR: dataDir }, [
    "sh",
    "-c",
    'ulimit -n 70; exec "$@"',
    "sh",
  ]);
  const url = (await server.webhookUrl) ?? new URL("http://ended.invalid");
  const receiver = pidOf(dataDir, "receiver");
  const idle = await Promise.all(
    Array.from({ length: 150 }, async () => {
      const { connect } = await import("node:net");
      const socket = connect(Number(url.port), "127.0.0.1");
      socket.on("error", () => undefined);
      onTestFinished(() => void socket.destroy());
      return socket;
    }),
  );
  await expect.poll(() => postStatus(url), { timeout: 20_000 }).toBe(200);
  for (const socket of idle) socket.destroy();
  expect(pidOf(dataDir, "receiver")).toBe(receiver);
  await stop(server);
  await expectNothingLeft(dataDir);
}, 240_000);

test("the link for the first account that was printed still works after the worker has started again", async () => {
  const dataDir = await useDataDir(onTestFinished);
  const server = await startServerProcess({
    DATA_DIR: dataDir,
    BOOTSTRAP_ADMIN_EMAIL: "",
    BOOTSTRAP_ADMIN_PASSWORD: "",
  });
  const links = () =>
    [...server.written().matchAll(/^Welcome +(http\S+)$/gm)].map(
      ([, link]) => link ?? "",
    );
  process.kill(pidOf(dataDir, "worker"), "SIGKILL");
  const killedAt = new Date();
  const postmaster = await findPostmaster(dataDir);
  const client = new Client({ connectionString: postmaster?.databaseUrl });
  await client.connect();
  // Its chores begin once it has prepared everything.
  await expect
    .poll(async () => {
      const { rowCount } = await client.query(
        `SELECT FROM pg_stat_activity WHERE query LIKE '%pg_advisory_unlock%'
           AND application_name = 'segment-inspector chores' AND backend_start > $1`,
        [killedAt],
      );
      return rowCount;
    })
    .toBe(1);
  await client.end();
  expect(links()).toHaveLength(1);
  const [link = ""] = links();
  expect(await (await fetch(link)).text()).toContain("Make the first account");
  await stop(server);
}, 240_000);

const moments = [0, 100, 300, 500, 800, 1_200, 1_800, 2_500];

test("a SIGTERM at any moment of the start, twice as npm sends it, ends all of it", async () => {
  const dataDir = await useDataDir(onTestFinished);
  for (const afterMs of moments) {
    const server = spawnServer({ DATA_DIR: dataDir });
    await delay(afterMs);
    const hasStarted = processesOf(dataDir).some(
      ({ pid }) => pid !== server.pid,
    );
    server.signal("SIGTERM");
    server.signal("SIGTERM");
    // Until it hears a signal, that ends it as any program; nothing has been started then.
    expect(await server.ended).toSatisfy(
      ({ code, signal }: { code: number | null; signal: string | null }) =>
        code === 0 || (!hasStarted && signal === "SIGTERM"),
    );
    expect(processesOf(dataDir)).toEqual([]);
  }
}, 180_000);

test("after a SIGKILL at any moment of the start all of it ends by itself, and the next start serves", async () => {
  const dataDir = await useDataDir(onTestFinished);
  for (const afterMs of moments) {
    const server = spawnServer({ DATA_DIR: dataDir });
    await delay(afterMs);
    server.signal("SIGKILL");
    await server.ended;
  }
  await expect
    .poll(
      () => processesOf(dataDir).filter(({ part }) => part !== "Postgres"),
      {
        timeout: 20_000,
      },
    )
    .toEqual([]);
  const next = await startServerProcess({ DATA_DIR: dataDir });
  expect(await postStatus(next.webhookUrl)).toBe(200);
  next.signal("SIGKILL");
  // Its programs see that it is gone, and stop Postgres as well.
  await expectNothingLeft(dataDir);
}, 180_000);
