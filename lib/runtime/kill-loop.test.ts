import { randomInt } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { Client } from "pg";
import { afterAll, describe, expect, onTestFailed, test } from "vitest";
import type { Acknowledged } from "#lib/simulator/sending/acknowledged.ts";
import { Prng, stream } from "#lib/simulator/prng.ts";
import { makeScenario } from "#lib/simulator/scenario.ts";
import { useDataDir } from "./testing/data-dir.ts";
import { processesOf, type Part } from "./testing/processes-of.ts";
import { sendBurst, sendWhileAlive } from "./testing/send-burst.ts";
import {
  findPostmaster,
  spawnServer,
  startServerProcess,
  type StartingServer,
} from "./testing/server-process.ts";

const KEY = "kill-loop-source-key";
const isLong = process.env.LONG !== undefined;
const rounds = isLong ? 100 : 4;
const BURST = isLong ? 2_500 : 1_000;
/** Every long run is another one; `KILL_SEED` repeats one. */
const seed = Number(process.env.KILL_SEED ?? (isLong ? randomInt(1e6) : 1));
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
const figures = {
  rounds: 0,
  kills: 0,
  acknowledged: 0,
  /** Sent again because there was no answer in a sender's patience. */
  late: 0,
  lost: 0,
  left: 0,
  longestStartMs: 0,
};
/** The server that the round before left running. */
let running: StartingServer | null = null;
/** How long the last start took: one of the next is killed somewhere within that. */
let startMs = 3_000;

afterAll(() => {
  console.log(`kill loop, seed ${seed}: ${JSON.stringify(figures)}`);
});

/** Whom a round kills, when, and in which order. */
function draw(round: number) {
  const prng = new Prng(seed + round, stream.world, 0);
  const order = parts
    .map((part) => [prng.int(0, 1_000_000), part] as const)
    .sort(([one], [other]) => one - other)
    .map(([, part]) => part);
  return {
    moment: moments[round % moments.length] ?? "load",
    victims: order.slice(0, prng.int(1, parts.length)),
    waits: order.map(() => prng.int(0, 300)),
    /** Within a start, a burst, or a stop. */
    share: prng.int(0, 1_000) / 1_000,
    lateMs: prng.int(0, 25),
    burst: [
      ...makeScenario({
        seed: seed + round,
        now: new Date(),
        duplicates: 0.1,
      }).take(BURST + 1),
    ],
  };
}

type Round = ReturnType<typeof draw>;

describe.each(Array.from({ length: rounds }, (_, index) => index + 1))(
  `seed ${seed}, round %i`,
  (number) => {
    const round = draw(number);
    const [last, ...burst] = round.burst.toReversed();

    test(`${round.victims.join(", ")} killed during ${round.moment}: nothing acknowledged is lost, nothing stays, the next start serves`, async () => {
      const killed = new Set<Part>();
      if (round.moment === "the start") await stopRunning();
      const server = running ?? spawnServer(env);
      running = null;
      endWithFailure(number, server);
      if (round.moment === "the start") {
        await delay(round.share * startMs);
        await killAll(round, killed);
      }
      const url = await server.webhookUrl;
      const records = url
        ? await sendUnderKills(server, url, burst, round, killed)
        : [];
      server.signal("SIGTERM");
      const { code } = await server.ended;
      // A first start whose Postgres was killed may end by itself, and then says so.
      if (url && !killed.has("supervisor")) expect(code).toBe(0);
      await expectNoneOfOurs();

      const next = await startServerProcess(env).finally(noteStart());
      running = { ...next, webhookUrl: Promise.resolve(next.webhookUrl) };
      const lost = await findLost(records);
      figures.rounds += 1;
      figures.acknowledged += records.length;
      figures.lost += lost.length;
      console.log(
        `round ${number}: ${[...killed].join(", ") || "nobody"} killed during ${round.moment}, ${records.length} acknowledged, ${lost.length} lost, served again after ${startMs} ms`,
      );
      expect(lost).toEqual([]);
      expect(await sendBurst(next.webhookUrl, last ? [last] : [])).toHaveLength(
        1,
      );
    }, 240_000);
  },
);

test("after the last of them all of it stops in order", async () => {
  await stopRunning();
});

/** A round that fails says so at once, and leaves its server to none of the next. */
function endWithFailure(number: number, server: StartingServer): void {
  onTestFailed(async ({ task }) => {
    const reasons = task.result?.errors?.map(({ message }) => message);
    console.log(`round ${number} FAILED: ${String(reasons)}`);
    if (running) return;
    server.signal("SIGKILL");
    await server.ended;
    await expectNoneOfOurs();
  });
}

/** Sends the whole burst; where the round is of load or stop, parts are killed in its middle. */
async function sendUnderKills(
  server: StartingServer,
  url: URL,
  burst: Round["burst"],
  round: Round,
  killed: Set<Part>,
): Promise<Acknowledged[]> {
  const killAt = Math.ceil(round.share * burst.length);
  const kills = Promise.withResolvers<undefined>();
  const begin = async () => {
    // Answers come in groups: a kill at one of them would always hit the gap between two commits.
    await delay(round.lateMs);
    if (round.moment === "the stop") {
      server.signal("SIGTERM");
      await delay(round.share * 500);
    }
    await killAll(round, killed);
  };
  let hasBegun = round.moment === "the start";
  if (hasBegun) kills.resolve(undefined);
  const { records, late } = await sendWhileAlive(
    server,
    url,
    burst,
    (soFar) => {
      if (hasBegun || soFar < killAt) return;
      hasBegun = true;
      begin().then(() => {
        kills.resolve(undefined);
      }, kills.reject);
    },
  );
  await kills.promise;
  figures.late += late;
  return records;
}

async function killAll(
  { victims, waits }: Round,
  killed: Set<Part>,
): Promise<void> {
  for (const [at, victim] of victims.entries()) {
    if (kill(victim)) killed.add(victim);
    await delay(waits[at]);
  }
}

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

function noteStart(): () => void {
  const began = performance.now();
  return () => {
    startMs = Math.round(performance.now() - began);
    figures.longestStartMs = Math.max(figures.longestStartMs, startMs);
  };
}

/** Nothing was killed in it: it ends with 0, and leaves nothing. */
async function stopRunning(): Promise<void> {
  const server = running;
  running = null;
  if (!server) return;
  server.signal("SIGTERM");
  expect(await server.ended).toEqual({ code: 0, signal: null });
  const left = processesOf(dataDir);
  figures.left += left.length;
  expect(left).toEqual([]);
}

/** Within seconds nothing runs any more but Postgres, and that only where everybody was killed who would have stopped it. */
async function expectNoneOfOurs(): Promise<void> {
  await expect
    .poll(
      () => processesOf(dataDir).filter(({ part }) => part !== "Postgres"),
      { timeout: 60_000 },
    )
    .toEqual([]);
}

/** Of what was acknowledged, what is not stored, or not with its bytes. */
async function findLost(records: readonly Acknowledged[]): Promise<string[]> {
  const postmaster = await findPostmaster(dataDir);
  const client = new Client({ connectionString: postmaster?.databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string; sha256: string }>(
      "SELECT id, encode(sha256(body), 'hex') AS sha256 FROM event WHERE id = ANY($1)",
      [records.map(({ id }) => id)],
    );
    const stored = new Map(rows.map(({ id, sha256 }) => [id, sha256]));
    return records.flatMap(({ id, sha256 }) =>
      stored.get(id ?? "") === sha256 ? [] : [String(id)],
    );
  } finally {
    await client.end();
  }
}
