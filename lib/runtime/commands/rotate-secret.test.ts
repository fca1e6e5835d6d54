import { createHmac } from "node:crypto";
import { readFile, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { useDataDir } from "../testing/data-dir.ts";
import {
  spawnServer,
  startServerProcess,
  type ServerProcess,
} from "../testing/server-process.ts";

const SECRET = "of voucherify";

async function postSigned(url: URL, body: string): Promise<number> {
  const signature = createHmac("sha256", SECRET).update(body).digest("hex");
  const answer = await fetch(url, {
    method: "POST",
    body,
    headers: { "x-voucherify-signature": signature },
  });
  return answer.status;
}

async function stop(server: Pick<ServerProcess, "signal" | "ended">) {
  server.signal("SIGTERM");
  await server.ended;
}

test("the secret of a data folder is rotated, and a lost one has a way back", async () => {
  const dataDir = await useDataDir();
  const env = { DATA_DIR: dataDir, BOOTSTRAP_SOURCE_SECRET: SECRET };
  const file = path.join(dataDir, "app-secret");
  const rotate = async (flag = "") => {
    const command = spawnServer(env, [
      "sh",
      "-c",
      `exec "$0" "$1" lib/runtime/commands/rotate-secret.ts ${flag}`,
    ]);
    const { code } = await command.ended;
    return { code, said: command.written() };
  };

  const first = await startServerProcess(env);
  const before = await readFile(file, "utf8");
  const refused = await rotate();
  expect(refused).toMatchObject({ code: 1 });
  expect(refused.said).toContain("npm start");
  expect(await postSigned(first.webhookUrl, '{"n":1}')).toBe(200);
  await stop(first);

  expect(await rotate()).toMatchObject({ code: 0 });
  expect(await readFile(file, "utf8")).not.toBe(before);
  expect((await stat(file)).mode & 0o077).toBe(0);
  const second = await startServerProcess(env);
  expect(second.webhookUrl.pathname).toBe(first.webhookUrl.pathname);
  expect(await postSigned(second.webhookUrl, '{"n":2}')).toBe(200);
  await stop(second);

  await writeFile(file, "whatever somebody put there instead");
  const third = spawnServer(env);
  expect(await third.ended).toMatchObject({ code: 1 });
  expect(third.written()).toContain("npm run rotate-secret -- --lost");
  expect(await rotate()).toMatchObject({ code: 1 });
  const given = await rotate("--lost");
  expect(given).toMatchObject({ code: 0 });
  expect(given.said).toContain("“Default source” rejects its webhooks");
  const fourth = await startServerProcess(env);
  // Voucherify still posts to the address that it was given; what it signs is kept apart until the secret is entered again.
  const known = new URL(first.webhookUrl.pathname, fourth.webhookUrl);
  expect(await postSigned(known, '{"n":3}')).toBe(401);
  await stop(fourth);
}, 240_000);
