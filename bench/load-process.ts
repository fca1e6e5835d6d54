import { connect, type Socket } from "node:net";
import { LatencyHistogram } from "#lib/simulator/sending/latency-histogram.ts";
import type { Latencies } from "#lib/simulator/sending/latency-histogram.ts";
import { makeRequests, type Requests } from "./deliveries.ts";

// The load generator, a process of its own: it keeps connections open, writes
// requests made beforehand and reads no more of an answer than it must, so that
// it takes as little as it can of the machine that it shares with what it measures.

export type Job = {
  readonly port: number;
  readonly requests: Requests;
  readonly connections: number;
  /** Null: each connection sends as soon as it was answered. */
  readonly ratePerSecond: number | null;
};

export type LoadResult = {
  readonly elapsedMs: number;
  /** How many answers had each status. */
  readonly statuses: Readonly<Record<number, number>>;
  /** In milliseconds; with a rate from when a request was due, so that no stall hides the wait it caused. */
  readonly latency: Latencies;
};

const HEAD_END = Buffer.from("\r\n\r\n");
const LAST_CHUNK = Buffer.from("0\r\n\r\n");

process.on("message", (job: Job) => {
  void run(job).then((result) => process.send?.(result));
});
process.on("disconnect", () => process.exit(0));

async function run({
  port,
  requests,
  connections,
  ratePerSecond,
}: Job): Promise<LoadResult> {
  const bytes = makeRequests(requests);
  const latency = new LatencyHistogram();
  const statuses: Record<number, number> = {};
  const sockets = await Promise.all(
    Array.from({ length: connections }, () => open(port)),
  );
  const startedAt = performance.now();
  let next = 0;
  const dueAt = (index: number) =>
    ratePerSecond === null
      ? performance.now()
      : startedAt + (index * 1_000) / ratePerSecond;

  await Promise.all(
    sockets.map(async (socket) => {
      for (let index = next++; index < bytes.length; index = next++) {
        const due = dueAt(index);
        await until(due);
        const status = await ask(socket, bytes[index] ?? Buffer.alloc(0));
        latency.record(performance.now() - due);
        statuses[status] = (statuses[status] ?? 0) + 1;
      }
      socket.destroy();
    }),
  );
  return {
    elapsedMs: performance.now() - startedAt,
    statuses,
    latency: latency.read(),
  };
}

function open(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: "127.0.0.1", noDelay: true });
    socket.once("error", reject);
    socket.once("connect", () => {
      resolve(socket);
    });
  });
}

function until(time: number): Promise<void> | undefined {
  const wait = time - performance.now();
  return wait <= 0
    ? undefined
    : new Promise((resolve) => setTimeout(resolve, wait));
}

/** Writes a request and resolves with the status of its answer; 0 when there was none. */
function ask(socket: Socket, request: Buffer): Promise<number> {
  return new Promise((resolve) => {
    let heard: Buffer | undefined;
    const finish = (status: number) => {
      socket.removeAllListeners();
      resolve(status);
    };
    socket.on("data", (chunk) => {
      heard = heard ? Buffer.concat([heard, chunk]) : chunk;
      if (isWhole(heard))
        finish(Number(heard.subarray(9, 12).toString("latin1")));
    });
    socket.once("error", () => {
      finish(0);
    });
    socket.once("close", () => {
      finish(0);
    });
    if (!socket.write(request) && socket.destroyed) finish(0);
  });
}

function isWhole(heard: Buffer): boolean {
  const end = heard.indexOf(HEAD_END);
  if (end < 0) return false;
  const head = heard.subarray(0, end).toString("latin1");
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  return length === undefined
    ? heard.subarray(-LAST_CHUNK.length).equals(LAST_CHUNK)
    : heard.length >= end + HEAD_END.length + Number(length);
}
