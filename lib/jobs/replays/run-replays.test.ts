import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { storeSource } from "#lib/db/testing/event-rows.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import {
  type Received,
  type Sink,
  startSink,
} from "#lib/replay/testing/sink.ts";
import {
  cancelRun,
  changeRunRate,
  pauseRun,
  resumeRun,
} from "#lib/services/replays/control-run.ts";
import { getRun } from "#lib/services/replays/get-run.ts";
import { listAttempts } from "#lib/services/replays/list-attempts.ts";
import { retryFailed } from "#lib/services/replays/start-run.ts";
import {
  admin,
  makeDestination,
  makeEvents,
  start,
  untilState,
} from "../testing/replay-stage.ts";
import { runReplays } from "./run-replays.ts";

await useTestDatabase();

let sourceId: string;
let running: { stop(): Promise<void> };
const sinks: Sink[] = [];

beforeAll(async () => {
  sourceId = await storeSource();
  running = runReplays();
});
afterAll(async () => {
  await running.stop();
});
afterEach(async () => {
  await Promise.all(sinks.splice(0).map((sink) => sink.close()));
});

async function sinkOf(
  statusOf: (received: Received, n: number) => number,
): Promise<{ url: string; ids: string[]; received: Received[] }> {
  const received: Received[] = [];
  const ids: string[] = [];
  const sink = await startSink((one, response) => {
    received.push(one);
    ids.push(String(one.headers["x-segment-inspector-event-id"]));
    response.writeHead(statusOf(one, received.length)).end("ok");
  });
  sinks.push(sink);
  return { url: sink.url, ids, received };
}

test("every event of a run is delivered once, oldest first, and told as what it is", async () => {
  const sink = await sinkOf(() => 200);
  const eventIds = await makeEvents(sourceId, 25);
  const destinationId = await makeDestination(sink.url, { connections: 1 });
  const { id } = await start(destinationId, [...eventIds].reverse());
  const done = await untilState(id, "done");
  expect(done.counts).toEqual({
    total: 25,
    delivered: 25,
    failed: 0,
    skipped: 0,
    pending: 0,
    inDoubt: 0,
  });
  expect(sink.ids).toEqual(eventIds);
  expect(sink.received[0]?.headers).toMatchObject({
    "x-segment-inspector-run-id": id,
    "x-segment-inspector-attempt": "1",
  });
  const { items } = await listAttempts(admin, id, { limit: 200 });
  expect(items).toHaveLength(25);
  expect(items[0]).toMatchObject({
    outcome: "delivered",
    status: 200,
    body: "ok",
    destination: { id: destinationId, name: "CRM production" },
  });
  const again = await start(destinationId, eventIds);
  expect((await untilState(again.id, "done")).skipped).toEqual({
    delivered: 25,
  });
  expect(sink.ids).toHaveLength(25);
});

test("what may be tried again is, and what may not is not", async () => {
  const seen = new Map<unknown, number>();
  const sink = await sinkOf(({ body, headers }) => {
    const id = headers["x-segment-inspector-event-id"];
    seen.set(id, (seen.get(id) ?? 0) + 1);
    if (String(body) === '{"n":0}') return 422;
    return String(body) === '{"n":1}' && seen.get(id) === 1 ? 503 : 200;
  });
  const [refused, wavering, fine] = await makeEvents(sourceId, 3);
  const { id } = await start(await makeDestination(sink.url), [
    String(refused),
    String(wavering),
    String(fine),
  ]);
  const done = await untilState(id, "done");
  expect(done.counts).toMatchObject({ delivered: 2, failed: 1 });
  expect([refused, wavering, fine].map((one) => seen.get(one))).toEqual([
    1, 2, 1,
  ]);
});

test("of one customer the later event waits for the earlier one, whatever that takes", async () => {
  let first = true;
  const sink = await sinkOf(() => {
    const status = first ? 503 : 200;
    first = false;
    return status;
  });
  const eventIds = await makeEvents(sourceId, 4, () => ({
    customerId: "cust_1",
  }));
  const { id } = await start(await makeDestination(sink.url), eventIds);
  await untilState(id, "done");
  expect(sink.ids).toEqual([eventIds[0], ...eventIds]);
});

test("a run is paused, goes on where it stood, is slowed and is cancelled", async () => {
  const sink = await sinkOf(() => 200);
  const eventIds = await makeEvents(sourceId, 200);
  const { id } = await start(await makeDestination(sink.url), eventIds, {
    ratePerSecond: 100,
  });
  await expect.poll(() => sink.ids.length).toBeGreaterThan(5);
  await pauseRun(admin, id);
  await expect
    .poll(
      async () => (await getRun(admin, id)).counts.delivered - sink.ids.length,
    )
    .toBe(0);
  const paused = await getRun(admin, id);
  expect(paused.state).toBe("paused");
  expect(paused.counts.pending).toBe(200 - paused.counts.delivered);
  await resumeRun(admin, id);
  await expect
    .poll(() => sink.ids.length)
    .toBeGreaterThan(paused.counts.delivered);
  await changeRunRate(admin, id, 1);
  await cancelRun(admin, id);
  const cancelled = await untilState(id, "cancelled");
  expect(cancelled.counts.delivered).toBeLessThan(200);
  await expect(resumeRun(admin, id)).rejects.toMatchObject({
    code: "conflict",
  });
  expect(new Set(sink.ids).size).toBe(sink.ids.length);
});

test("of two runs to one destination at once each event is sent by one, and spared by the other", async () => {
  const sink = await sinkOf(() => 200);
  // Of few customers: who waits for an earlier event of theirs waits for another run's, too.
  const eventIds = await makeEvents(sourceId, 300, (n) => ({
    customerId: `cust_${String(n % 40)}`,
  }));
  const destinationId = await makeDestination(sink.url);
  const runs = await Promise.all(
    [1, 2].map(() => start(destinationId, eventIds, { ratePerSecond: 300 })),
  );
  const done = await Promise.all(runs.map(({ id }) => untilState(id, "done")));
  expect([...sink.ids].sort()).toEqual([...eventIds].sort());
  const sum = (of: "delivered" | "skipped") =>
    done.reduce((total, { counts }) => total + counts[of], 0);
  expect([sum("delivered"), sum("skipped")]).toEqual([300, 300]);
});

test("what a cancelled run would have tried again has failed, and is sent in one act", async () => {
  let isUp = false;
  const sink = await sinkOf(() => (isUp ? 200 : 503));
  const eventIds = await makeEvents(sourceId, 100);
  const { id } = await start(
    await makeDestination(sink.url, { connections: 4 }),
    eventIds,
    { ratePerSecond: 50 },
  );
  await expect.poll(() => sink.ids.length).toBeGreaterThan(4);
  await cancelRun(admin, id);
  // What was under way is settled after it.
  await expect
    .poll(
      async () =>
        (await getRun(admin, id)).counts.failed - new Set(sink.ids).size,
    )
    .toBe(0);
  isUp = true;
  const retried = await retryFailed(admin, id);
  const { counts } = await untilState(retried.id, "done");
  expect(counts).toMatchObject({ failed: 0, pending: 0 });
  expect(counts.delivered).toBe(counts.total);
});

test("a run that fails too often stops itself and says why; what failed is sent again in one act", async () => {
  let isUp = false;
  let refused = 0;
  const sink = await sinkOf(() => {
    if (isUp) return 200;
    refused += 1;
    return 422;
  });
  const eventIds = await makeEvents(sourceId, 60);
  const { id } = await start(
    await makeDestination(sink.url, { connections: 1 }),
    eventIds,
    { ratePerSecond: 200 },
  );
  const stopped = await untilState(id, "stopped");
  expect(stopped.stopReason).toMatch(
    /^\d+ of the last 100 events failed\. The last one: The receiver answered 422$/,
  );
  expect(stopped.counts.failed).toBeGreaterThanOrEqual(20);
  expect(stopped.counts.pending).toBeGreaterThan(0);
  isUp = true;
  await resumeRun(admin, id);
  const done = await untilState(id, "done");
  // What was under way when it stopped is counted, too.
  expect(done.counts.failed).toBe(refused);
  const retried = await retryFailed(admin, id);
  expect(retried).toMatchObject({ retryOf: id });
  const healed = await untilState(retried.id, "done");
  expect(healed.counts).toMatchObject({
    total: done.counts.failed,
    delivered: done.counts.failed,
  });
  await expect(retryFailed(admin, retried.id)).rejects.toMatchObject({
    code: "unprocessable",
  });
});
