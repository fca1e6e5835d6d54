import { createHash } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { Client } from "pg";
import {
  afterAll,
  beforeAll,
  beforeEach,
  describe,
  expect,
  test,
} from "vitest";
import type { Acknowledged } from "#lib/simulator/sending/acknowledged.ts";
import type { Delivery } from "#lib/simulator/delivery.ts";
import { makeScenario } from "#lib/simulator/scenario.ts";
import {
  PATIENCE_MS,
  sendBurst,
  sendUntilAcknowledged,
  withoutAcknowledged,
} from "./testing/send-burst.ts";
import { isAlive } from "./is-alive.ts";
import {
  findPostmaster,
  startServerProcess,
  type ServerProcess,
} from "./testing/server-process.ts";

const KEY = "crash-test-source-key";
const BURST = 1_500;
const rounds = process.env.LONG ? 25 : 2;
const victims = ["the server", "the server and Postgres", "Postgres"] as const;

let dataDir: string;
let server: ServerProcess;

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), "segment-inspector-crash-"));
  // Postgres runs as another account when we are root.
  await chmod(dataDir, 0o755);
  await startServer();
});

beforeEach(async () => {
  if (!isAlive(server.pid)) await startServer();
});

afterAll(async () => {
  server.signal("SIGTERM");
  const timer = setTimeout(() => {
    server.signal("SIGKILL");
  }, 20_000);
  await server.ended;
  clearTimeout(timer);
  const left = await findPostmaster(dataDir);
  if (left && isAlive(left.pid)) process.kill(left.pid, "SIGQUIT");
  await rm(dataDir, { recursive: true, force: true });
});

async function startServer(): Promise<void> {
  server = await startServerProcess({
    DATA_DIR: dataDir,
    BOOTSTRAP_SOURCE_KEY: KEY,
  });
}

describe.each(Array.from({ length: rounds }, (_, index) => index + 1))(
  "kill %i",
  (seed) => {
    const victim = victims[seed % victims.length] ?? "the server";

    test(`of ${victim} in the middle of a burst loses, doubles and changes nothing acknowledged`, async () => {
      const deliveries = makeBurst(seed);
      const [killAt, lateMs] = makeMoment(seed);
      const killed = Promise.withResolvers<undefined>();
      const before = await sendBurst(server.webhookUrl, deliveries, (soFar) => {
        // Answers come in groups: a kill at one of them would always hit the gap between two commits.
        if (soFar === killAt)
          killed.resolve(delay(lateMs).then(() => kill(victim)));
      });
      await killed.promise;
      if (victim !== "Postgres") await startServer();
      const left = withoutAcknowledged(deliveries, before);
      const after = await sendUntilAcknowledged(server.webhookUrl, left);
      await expectKept([...before, ...after]);
      expect(before.length + after.length).toBe(deliveries.length);
    }, 120_000);
  },
);

test("while Postgres is dead senders are told to come back and nothing else, and service resumes by itself", async () => {
  process.kill((await postmaster()).pid, "SIGKILL");
  const refused = await postUntil((statuses) =>
    statuses.every((status) => status === 503),
  );
  const resumed = await postUntil((statuses) =>
    statuses.every((status) => status === 200),
  );
  expect(new Set([...refused, ...resumed])).toEqual(new Set([200, 503]));
}, 120_000);

test("while Postgres hangs senders are told to come back in time, and service resumes when it does", async () => {
  const { pid, databaseUrl } = await postmaster();
  const pids = [pid, ...(await listBackends(databaseUrl))];
  try {
    for (const hung of pids) process.kill(hung, "SIGSTOP");
    expect(new Set(await postMany())).toEqual(new Set([503]));
    expect(new Set(await postMany())).toEqual(new Set([503]));
  } finally {
    for (const hung of pids) if (isAlive(hung)) process.kill(hung, "SIGCONT");
  }
  await postUntil((statuses) => statuses.every((status) => status === 200));
}, 120_000);

test("asked twice to stop in the middle of a burst, as npm asks, it answers what it has, stops all of it and ends with 0", async () => {
  const { pid } = await postmaster();
  const records = await sendBurst(
    server.webhookUrl,
    makeBurst(1_001),
    (soFar) => {
      if (soFar !== BURST / 3) return;
      server.signal("SIGTERM");
      server.signal("SIGTERM");
    },
  );
  expect(await server.ended).toEqual({ code: 0, signal: null });
  expect(isAlive(pid)).toBe(false);
  expect(await findPostmaster(dataDir)).toBeNull();
  await startServer();
  await expectKept(records);
}, 120_000);

function makeBurst(seed: number): Delivery[] {
  return [
    ...makeScenario({ seed, now: new Date(), duplicates: 0.2 }).take(BURST),
  ];
}

/** After which acknowledgement, and how many milliseconds after it, a round kills. */
function makeMoment(seed: number): [number, number] {
  const drawn = createHash("sha256").update(`moment ${seed}`).digest();
  return [1 + (drawn.readUInt16BE(0) % (BURST - 200)), drawn.readUInt8(2) % 25];
}

async function kill(victim: (typeof victims)[number]): Promise<undefined> {
  // First what is known without asking, so that the burst goes on for none of it.
  if (victim !== "Postgres") server.signal("SIGKILL");
  if (victim !== "the server")
    process.kill((await postmaster()).pid, "SIGKILL");
  if (victim !== "Postgres") await server.ended;
}

/** Every acknowledged delivery is there once, as it was sent and answered, and each sendout is accepted once. */
async function expectKept(records: readonly Acknowledged[]): Promise<void> {
  await withPostgres(async (client) => {
    const { rows } = await client.query<{
      id: string;
      body: Buffer;
      sha256: string;
      outcome: string;
    }>(
      `SELECT id, body, encode(body_sha256, 'hex') AS sha256, outcome FROM event WHERE id = ANY($1)`,
      [records.map(({ id }) => id)],
    );
    const stored = new Map(rows.map((row) => [row.id, row]));
    expect(rows).toHaveLength(records.length);
    expect(stored.size).toBe(records.length);
    const wrong = records.filter(({ id, delivery, sha256, outcome }) => {
      const event = stored.get(id ?? "");
      return (
        !event?.body.equals(delivery.body) ||
        event.sha256 !== sha256 ||
        event.outcome !== outcome
      );
    });
    expect(wrong.map(({ id }) => id)).toEqual([]);

    const notOnce = await client.query(
      `SELECT coalesce(sendout_id, encode(body_sha256, 'hex')) AS sendout FROM event
       GROUP BY 1 HAVING count(*) FILTER (WHERE outcome = 'accepted') <> 1`,
    );
    expect(notOnce.rows).toEqual([]);
    const astray = await client.query(
      `SELECT repeat.id FROM event repeat LEFT JOIN event first ON first.id = repeat.duplicate_of
       WHERE repeat.outcome = 'duplicate' AND (first.outcome = 'accepted'
         AND coalesce(first.sendout_id, encode(first.body_sha256, 'hex'))
           = coalesce(repeat.sendout_id, encode(repeat.body_sha256, 'hex'))) IS NOT TRUE`,
    );
    expect(astray.rows).toEqual([]);
  });
}

async function postmaster(): Promise<{ pid: number; databaseUrl: string }> {
  const found = await findPostmaster(dataDir);
  if (!found) throw new Error(`No Postgres runs in ${dataDir}.`);
  return found;
}

async function withPostgres<T>(
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = new Client({
    connectionString: (await postmaster()).databaseUrl,
  });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function listBackends(databaseUrl: string): Promise<number[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ pid: number }>(
      "SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid()",
    );
    return rows.map(({ pid }) => pid);
  } finally {
    await client.end();
  }
}

/** Statuses of forty requests sent at once; each is answered in time, and a refusal says when to come back. */
function postMany(): Promise<number[]> {
  return Promise.all(
    Array.from({ length: 40 }, async () => {
      const answer = await fetch(server.webhookUrl, {
        method: "POST",
        body: "{}",
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      await answer.arrayBuffer();
      if (answer.status === 503)
        expect(answer.headers.get("retry-after")).toMatch(/^[1-9]\d*$/);
      return answer.status;
    }),
  );
}

/** All statuses seen until a round of requests was answered as wanted; the test's own deadline ends it otherwise. */
async function postUntil(
  wanted: (statuses: number[]) => boolean,
): Promise<number[]> {
  const seen: number[] = [];
  for (;;) {
    const statuses = await postMany();
    seen.push(...statuses);
    if (wanted(statuses)) return seen;
  }
}
