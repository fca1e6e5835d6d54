import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { rm, writeFile } from "node:fs/promises";
import { type ClientRequest, get, type IncomingMessage } from "node:http";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { makeScenario } from "#lib/simulator/scenario.ts";
import { useDataDir } from "./testing/data-dir.ts";
import { sendUntilAcknowledged } from "./testing/send-burst.ts";
import { spawnServer, startServerProcess } from "./testing/server-process.ts";
import { signInAsTestAdmin } from "./testing/test-admin.ts";

const STREAMS = 200;
const EXPORTS = 60;
const MEBIBYTE = 1_048_576;
/** A cluster and its first migrations, and little more. */
const DISK_MEBIBYTES = 220;

async function statusOf(url: URL, cookie = ""): Promise<number> {
  const answer = await fetch(url, { headers: cookie === "" ? {} : { cookie } });
  await answer.arrayBuffer();
  return answer.status;
}

async function post(url: URL): Promise<number> {
  const body = JSON.stringify({
    filler: "x".repeat(500_000),
    at: Math.random(),
  });
  const answer = await fetch(url, { method: "POST", body });
  await answer.arrayBuffer();
  return answer.status;
}

/** Makes a folder a disk of its own; false where we may not. */
function mountDisk(folder: string, mebibytes: number): boolean {
  try {
    execFileSync(
      "mount",
      ["-t", "tmpfs", "-o", `size=${mebibytes}m,mode=755`, "tmpfs", folder],
      { stdio: "ignore" },
    );
  } catch {
    return false;
  }
  onTestFinished(() => {
    execFileSync("umount", ["--lazy", folder]);
  });
  return true;
}

/** Writes until nothing fits any more. */
async function fill(file: string): Promise<void> {
  for (const piece of [MEBIBYTE, 8_192, 512]) {
    for (;;) {
      try {
        await writeFile(file, Buffer.alloc(piece), { flag: "a" });
      } catch {
        break;
      }
    }
  }
}

test("on a disk without room for a database the start says so in one line, and the next one that has room serves", async ({
  skip,
}) => {
  const dataDir = await useDataDir(onTestFinished);
  if (!mountDisk(dataDir, 8)) skip("Only root may make a disk of its own.");
  const first = spawnServer({ DATA_DIR: dataDir });
  expect(await first.ended).toEqual({ code: 1, signal: null });
  expect(first.written()).toMatch(
    /^Segment Inspector did not start: .*No space left on device\.\n$/,
  );
  execFileSync("mount", ["-o", `remount,size=${DISK_MEBIBYTES}m`, dataDir]);
  const next = await startServerProcess({ DATA_DIR: dataDir });
  expect(await post(next.webhookUrl)).toBe(200);
  next.signal("SIGTERM");
  expect(await next.ended).toEqual({ code: 0, signal: null });
}, 240_000);

test("on a full disk webhooks are refused and readiness says so, and both come back with the room", async ({
  skip,
}) => {
  const dataDir = await useDataDir(onTestFinished);
  if (!mountDisk(dataDir, DISK_MEBIBYTES))
    skip("Only root may make a disk of its own.");
  const server = await startServerProcess({ DATA_DIR: dataDir });
  const ready = new URL("/api/health/ready", server.webhookUrl);
  const live = new URL("/api/health/live", server.webhookUrl);
  expect(await statusOf(ready)).toBe(200);
  expect(await post(server.webhookUrl)).toBe(200);

  const ballast = path.join(dataDir, "ballast");
  await fill(ballast);
  await expect.poll(() => post(server.webhookUrl)).toBe(503);
  await expect.poll(() => statusOf(ready)).toBe(503);
  expect(await statusOf(live)).toBe(200);

  await rm(ballast);
  await expect
    .poll(() => post(server.webhookUrl), { timeout: 60_000 })
    .toBe(200);
  await expect.poll(() => statusOf(ready), { timeout: 60_000 }).toBe(200);
  server.signal("SIGTERM");
  expect(await server.ended).toEqual({ code: 0, signal: null });
}, 240_000);

test(`with ${STREAMS} event streams and ${EXPORTS} unread exports open it says that it lives, is ready, and receives`, async () => {
  const dataDir = await useDataDir(onTestFinished);
  const server = await startServerProcess({ DATA_DIR: dataDir });
  const { origin } = server.webhookUrl;
  const cookie = await signInAsTestAdmin(origin);
  await sendUntilAcknowledged(server.webhookUrl, [
    ...makeScenario({ seed: 3, now: new Date() }).take(1_500),
  ]);

  const open: ClientRequest[] = [];
  onTestFinished(() => {
    for (const request of open) request.destroy();
  });
  /** Begins to be answered, and is read no further. */
  const begin = async (address: string): Promise<number> => {
    const request = get(`${origin}${address}`, {
      headers: { cookie },
      agent: false,
    });
    request.on("error", () => undefined);
    open.push(request);
    const [answer] = (await once(request, "response")) as [IncomingMessage];
    answer.pause();
    return answer.statusCode ?? 0;
  };
  for (let stream = 0; stream < STREAMS; stream++)
    expect(await begin("/api/live")).toBe(200);
  for (let file = 0; file < EXPORTS; file++)
    expect(await begin("/api/v1/exports/events?format=ndjson")).toBe(200);

  for (let round = 0; round < 10; round++) {
    expect(await statusOf(new URL("/api/health/live", origin))).toBe(200);
    expect(await statusOf(new URL("/api/health/ready", origin))).toBe(200);
    expect(await post(server.webhookUrl)).toBe(200);
  }
  expect(
    await statusOf(new URL("/api/v1/events?limit=1", origin), cookie),
  ).toBe(200);
  server.signal("SIGTERM");
  expect(await server.ended).toEqual({ code: 0, signal: null });
}, 240_000);
