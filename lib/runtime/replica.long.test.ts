import { execFileSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { makeScenario } from "#lib/simulator/scenario.ts";
import { startEmbeddedPostgres } from "./postgres/embedded-postgres.ts";
import { useDataDir } from "./testing/data-dir.ts";
import { sendUntilAcknowledged } from "./testing/send-burst.ts";
import {
  findPostmaster,
  startServerProcess,
  type ServerProcess,
} from "./testing/server-process.ts";

const TOKEN = "token-of-the-test-of-a-replica-0123456789";
const primaryDir = await useDataDir();
const replicaDir = await useDataDir();
const readerDir = await useDataDir();

const scenario = makeScenario({ seed: 11, now: new Date() });

async function ask(server: ServerProcess, address: string) {
  const answer = await fetch(new URL(address, server.webhookUrl), {
    headers: { authorization: `Bearer ${TOKEN}` },
  });
  return { status: answer.status, text: await answer.text() };
}

async function stop(server: ServerProcess): Promise<void> {
  server.signal("SIGTERM");
  expect(await server.ended).toEqual({ code: 0, signal: null });
}

/** Copies a stopped cluster with its owners, and has the copy follow another one. */
async function copyCluster(): Promise<void> {
  for (const name of ["postgres", "postgres-password"])
    execFileSync("cp", ["-a", path.join(primaryDir, name), replicaDir]);
  await writeFile(path.join(replicaDir, "postgres/standby.signal"), "");
}

test("on a replica lists are read, also what came after it was made, and what it cannot do is said", async () => {
  const env = {
    DATA_DIR: primaryDir,
    BOOTSTRAP_API_TOKEN: TOKEN,
    BOOTSTRAP_SOURCE_KEY: "replica-test-source-key",
  };
  await stop(await startServerProcess(env));
  await copyCluster();
  const primary = await startServerProcess(env);
  const { databaseUrl = "" } = (await findPostmaster(primaryDir)) ?? {};
  const { port, password } = new URL(databaseUrl);
  const replica = await startEmbeddedPostgres({
    dataDir: replicaDir,
    purpose: "tests",
    settings: [
      `primary_conninfo=host=127.0.0.1 port=${port} user=inspector password=${password}`,
    ],
  });
  try {
    const reader = await startServerProcess({
      DATA_DIR: readerDir,
      DATABASE_URL: replica.databaseUrl,
      APP_SECRET: (
        await readFile(path.join(primaryDir, "app-secret"), "utf8")
      ).trim(),
    });
    expect(reader.written()).toMatch(/leads to a replica/);

    const sent = await sendUntilAcknowledged(primary.webhookUrl, [
      ...scenario.take(200),
    ]);
    // It follows a moment later, and group by group.
    await expect
      .poll(
        async () =>
          JSON.parse(
            (await ask(reader, "/api/v1/facets?test=include")).text,
          ) as unknown,
      )
      .toMatchObject({ total: { count: sent.length, exact: true } });
    const newest = sent
      .map(({ id }) => String(id))
      .sort()
      .at(-1);
    const list = await ask(reader, "/api/v1/events?limit=1&test=include");
    expect(list.text).toContain(newest);

    const file = await ask(reader, "/api/v1/exports/events?format=ndjson");
    expect(file.status).toBe(503);
    expect(file.text).toMatch(/replica.*lists can be read/);
    const ready = await ask(reader, "/api/health/ready");
    expect(ready.status).toBe(503);
    expect(ready.text).toMatch(/read-only/);
    const refused = await fetch(reader.webhookUrl, {
      method: "POST",
      body: "{}",
    });
    expect(refused.status).toBe(503);
    expect(refused.headers.get("retry-after")).not.toBeNull();
    await stop(reader);
  } finally {
    await replica.stop();
  }
  await stop(primary);
}, 240_000);
