import { execFile } from "node:child_process";
import { chmod, mkdir, mkdtemp, rm } from "node:fs/promises";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import { Client } from "pg";
import { z } from "zod";
import { startEmbeddedPostgres } from "#lib/runtime/postgres/embedded-postgres.ts";
import { startServerProcess } from "#lib/runtime/testing/server-process.ts";
import { signInAsTestAdmin } from "#lib/runtime/testing/test-admin.ts";
import { startChild } from "../child.ts";
import { SOURCE_KEY } from "../deliveries.ts";
import { loadSixMonths } from "../load/load-events.ts";
import type { Job, LoadResult } from "../load-process.ts";
import { onSignal } from "../on-signal.ts";
import { stopPostgres } from "../stop-postgres.ts";
import type { BareJob, BareResult } from "./bare-client-process.ts";
import type { SinkAnswer, SinkQuestion } from "./sink-process.ts";

const run = promisify(execFile);
const cache = path.join(import.meta.dirname, "../../.cache");
const runSchema = z.looseObject({
  id: z.uuid(),
  state: z.string(),
  counts: z.looseObject({ total: z.int(), delivered: z.int() }),
});

export type SinkTally = Pick<SinkAnswer, "requests" | "elapsedMs">;

/** One server as `npm start` runs it, with events to replay, a receiver, and what is compared with it. */
export type ReplayStage = {
  readonly port: number;
  readonly webhookPath: string;
  /** Sends the oldest so many events again, without a limit of the rate unless told. */
  readonly startRun: (
    events: number,
    ratePerSecond?: number,
  ) => Promise<string>;
  /** Until it is done. @throws {Error} when it ends in another way */
  readonly untilDone: (runId: string) => Promise<void>;
  readonly cancelRun: (runId: string) => Promise<void>;
  /** The same events by the bare client. */
  readonly sendBare: (events: number) => Promise<void>;
  /** What the receiver got since it was last asked. */
  readonly takeTally: () => Promise<SinkTally>;
  readonly load: (job: Job) => Promise<LoadResult>;
  /** Resident memory of the worker. */
  readonly readWorkerMiB: () => Promise<number>;
  /** Forgets runs and attempts, so that every round starts from the same tables. */
  readonly clear: () => Promise<void>;
  readonly strike: () => Promise<void>;
};

/** @param events how many there are to be replayed */
export async function setReplayStage(
  events: number,
  connections: number,
): Promise<ReplayStage> {
  const undo: (() => unknown)[] = [];
  let struck: Promise<void> | undefined;
  const strike = () =>
    (struck ??= (async () => {
      for (const step of undo.reverse()) await step();
      letGo();
    })());
  const letGo = onSignal(strike);
  try {
    return { ...(await build(events, connections, undo)), strike };
  } catch (error) {
    await strike();
    throw error;
  }
}

async function build(
  events: number,
  connections: number,
  undo: (() => unknown)[],
): Promise<Omit<ReplayStage, "strike">> {
  await mkdir(cache, { recursive: true });
  const dataDir = await mkdtemp(path.join(cache, "bench-replay-"));
  await chmod(dataDir, 0o755);
  undo.push(() => rm(dataDir, { recursive: true, force: true }));
  const postgres = await startEmbeddedPostgres({
    dataDir,
    purpose: "npm run bench",
  });
  const { databaseUrl } = postgres;
  undo.push(() => stopPostgres(postgres));
  const server = await startServerProcess({
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    APP_SECRET: "a secret for benchmarks",
    BOOTSTRAP_SOURCE_KEY: SOURCE_KEY,
  });
  undo.push(async () => {
    server.signal("SIGTERM");
    await server.ended;
  });
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  undo.push(() => client.end());
  await loadSixMonths(client, databaseUrl, events);

  const sink = startChild<SinkQuestion, SinkAnswer>("replay/sink-process.ts");
  const bare = startChild<BareJob, BareResult>("replay/bare-client-process.ts");
  const generator = startChild<Job, LoadResult>("load-process.ts");
  undo.push(() => {
    for (const child of [sink, bare, generator]) child.stop();
  });
  const { port } = await sink.ask({ ask: "port" });
  const cookie = await signInAsTestAdmin(server.webhookUrl.origin);
  const call = async (method: string, address: string, body?: object) => {
    const answer = await fetch(new URL(address, server.webhookUrl), {
      method,
      headers: { cookie, "content-type": "application/json" },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(await answer.text());
    return answer.json() as Promise<unknown>;
  };
  const destination = z.looseObject({ id: z.uuid() }).parse(
    await call("POST", "/api/v1/destinations", {
      name: "Sink",
      url: `http://127.0.0.1:${String(port)}/hook`,
      allowInternal: true,
      ratePerSecond: 100_000,
      connections,
    }),
  );
  return {
    port: Number(server.webhookUrl.port),
    webhookPath: server.webhookUrl.pathname,
    startRun: async (count, ratePerSecond) => {
      const started = runSchema.parse(
        await call("POST", "/api/v1/replays", {
          destinationId: destination.id,
          filter: { to: [await timeBehind(client, count)] },
          reason: "A benchmark",
          skipDelivered: false,
          skipExpired: false,
          skipNotAccepted: false,
          ...(ratePerSecond !== undefined && { ratePerSecond }),
        }),
      );
      return started.id;
    },
    untilDone: async (id) => {
      for (;;) {
        const { state } = runSchema.parse(
          await call("GET", `/api/v1/replays/${id}`),
        );
        if (state === "done") return;
        if (state !== "running" && state !== "queued")
          throw new Error(`The run is ${state}.`);
        await delay(500);
      }
    },
    cancelRun: async (id) => {
      await call("POST", `/api/v1/replays/${id}/cancel`);
    },
    sendBare: async (count) => {
      const { delivered } = await bare.ask({
        databaseUrl,
        port,
        connections,
        events: count,
      });
      if (delivered !== count)
        throw new Error(`The bare client delivered ${String(delivered)}.`);
    },
    takeTally: () => sink.ask({ ask: "take" }),
    load: (job) => generator.ask(job),
    readWorkerMiB: () => readWorkerMiB(server.pid),
    clear: async () => {
      await client.query(
        "TRUNCATE replay_run, replay_lease, replay_item, replay_attempt",
      );
      await client.query("CHECKPOINT");
    },
  };
}

/** Before it the oldest `count` events arrived, or a few less that arrived in the same millisecond. */
async function timeBehind(client: Client, count: number): Promise<string> {
  const { rows } = await client.query<{ at: Date }>(
    "SELECT received_at AS at FROM event ORDER BY id OFFSET $1 LIMIT 1",
    [count],
  );
  return (rows[0]?.at ?? new Date()).toISOString();
}

async function readWorkerMiB(supervisorPid: number): Promise<number> {
  const { stdout } = await run("ps", ["-eo", "ppid=,rss=,args="]);
  for (const line of stdout.split("\n")) {
    const [ppid, rss, ...args] = line.trim().split(/\s+/u);
    if (Number(ppid) === supervisorPid && args.join(" ").includes("worker.ts"))
      return Number(rss) / 1_024;
  }
  throw new Error("No worker was found.");
}
