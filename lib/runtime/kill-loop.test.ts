import { setTimeout as delay } from "node:timers/promises";
import { Client } from "pg";
import { afterAll, describe, expect, test } from "vitest";
import type { Acknowledged } from "#lib/simulator/acknowledged.ts";
import { Prng, stream } from "#lib/simulator/prng.ts";
import { makeScenario } from "#lib/simulator/scenario.ts";
import { useDataDir } from "./testing/data-dir.ts";
import { processesOf, type Part } from "./testing/processes-of.ts";
import { sendBurst } from "./testing/send-burst.ts";
import {
  findPostmaster,
  spawnServer,
  startServerProcess,
} from "./testing/server-process.ts";

const KEY = "kill-loop-source-key";
const BURST = 400;
const rounds = process.env.LONG ? 100 : 4;
const parts = [
  "supervisor",
  "receiver",
  "dashboard",
  "worker",
  "Postgres",
] as const satisfies readonly Part[];
const moments = ["the start", "load", "the stop"] as const;

const dataDir = await useDataDir();
const env = { DATA_DIR: dataDir, BOOTSTRAP_SOURCE_KEY: KEY };
const figures = { acknowledged: 0, lost: 0, left: 0, kills: 0, startMs: [0] };

afterAll(() => {
  const { startMs, ...counts } = figures;
  console.log(
    `${rounds} rounds: ${JSON.stringify(counts)}; a start after kills served within ${Math.max(...startMs)} ms at most`,
  );
});

/** What a round kills, when, and in which order. */
function draw(round: number) {
  const prng = new Prng(round, stream.world, 0);
  const order = parts
    .map((part) => [prng.int(0, 1_000_000), part] as const)
    .sort(([one], [other]) => one - other)
    .map(([, part]) => part);
  return {
    moment: moments[round % moments.length] ?? "load",
    victims: order.slice(0, prng.int(1, parts.length)),
    waits: order.map(() => prng.int(0, 300)),
    afterMs: prng.int(0, 3_000),
    burst: makeScenario({ seed: round, now: new Date(), duplicates: 0.1 }),
  };
}

describe.each(Array.from({ length: rounds }, (_, index) => index + 1))(
  "round %i",
  (round) => {
    const { moment, victims, waits, afterMs, burst } = draw(round);

    test(`${victims.join(", ")} killed during ${moment}: nothing acknowledged is lost, nothing stays, the next start serves`, async () => {
      const killed = new Set<Part>();
      const killAll = async () => {
        for (const [at, victim] of victims.entries()) {
          if (kill(victim)) killed.add(victim);
          await delay(waits[at]);
        }
      };
      const records: Acknowledged[] = [];
      const server = spawnServer(env);
      if (moment === "the start") {
        await delay(afterMs);
        await killAll();
      }
      const url = await server.webhookUrl;
      if (url) {
        const deliveries = [...burst.take(BURST)];
        const under =
          moment === "load" ? delay(afterMs / 10).then(killAll) : undefined;
        records.push(...(await sendBurst(url, deliveries)));
        await under;
      }
      server.signal("SIGTERM");
      if (moment === "the stop") {
        await delay(afterMs / 10);
        await killAll();
      }
      const { code } = await server.ended;
      if (!killed.has("supervisor")) expect(code).toBe(0);
      await expectNoneOfOurs();

      const startedAt = performance.now();
      const next = await startServerProcess(env);
      figures.startMs.push(Math.round(performance.now() - startedAt));
      const lost = await findLost(records);
      figures.acknowledged += records.length;
      figures.lost += lost.length;
      expect(lost).toEqual([]);
      expect((await sendBurst(next.webhookUrl, [burst.at(BURST)])).length).toBe(
        1,
      );
      next.signal("SIGTERM");
      expect(await next.ended).toEqual({ code: 0, signal: null });
      const left = processesOf(dataDir);
      figures.left += left.length;
      expect(left).toEqual([]);
    }, 180_000);
  },
);

/** @returns whether it was there to be killed */
function kill(victim: Part): boolean {
  const found = processesOf(dataDir).find(({ part }) => part === victim);
  if (!found) return false;
  try {
    process.kill(found.pid, "SIGKILL");
    figures.kills++;
    return true;
  } catch {
    return false;
  }
}

/** Within seconds nothing runs any more but Postgres, and that only where everybody was killed who would have stopped it. */
async function expectNoneOfOurs(): Promise<void> {
  await expect
    .poll(
      () => processesOf(dataDir).filter(({ part }) => part !== "Postgres"),
      { timeout: 20_000 },
    )
    .toEqual([]);
}

async function findLost(records: readonly Acknowledged[]): Promise<string[]> {
  const postmaster = await findPostmaster(dataDir);
  const client = new Client({ connectionString: postmaster?.databaseUrl });
  await client.connect();
  try {
    const ids = records.flatMap(({ id }) => (id === null ? [] : [id]));
    const { rows } = await client.query<{ id: string }>(
      "SELECT id FROM event WHERE id = ANY($1)",
      [ids],
    );
    const stored = new Set(rows.map(({ id }) => id));
    return ids.filter((id) => !stored.has(id));
  } finally {
    await client.end();
  }
}
