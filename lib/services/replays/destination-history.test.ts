import { v7 as uuidV7 } from "uuid";
import { expect, test } from "vitest";
import { db } from "#lib/db/connection/client.ts";
import { historyCountsQuery } from "#lib/db/replays/destination-history.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import {
  eventRow,
  storeEvents,
  storeSource,
} from "#lib/db/testing/event-rows.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { NIL_UUID } from "#lib/domain/export/export-request.ts";
import { testContext } from "#lib/services/testing/test-context.ts";
import { sendEditedCopy } from "./send-edited-copy.ts";
import { startRun } from "./start-run.ts";
import { testDestination } from "#lib/services/destinations/test-destination.ts";
import { changeDestination } from "#lib/services/destinations/change-destination.ts";
import { createDestination } from "#lib/services/destinations/create-destination.ts";
import { deleteDestination } from "#lib/services/destinations/delete-destination.ts";
import { getDestinationHistory } from "./get-destination-history.ts";

await useTestDatabase();
const admin = testContext();
const hour = 60 * 60 * 1_000;

type Given = Partial<Prisma.ReplayAttemptCreateManyInput> & {
  readonly hoursAgo?: number;
};

/** A destination that was sent one event of a source of its own, in the order given. */
async function makeSent(given: readonly Given[]) {
  const { id } = await createDestination(admin, {
    name: "CRM",
    url: "https://no-such-host.invalid/",
  });
  const sourceId = await storeSource();
  const event = eventRow({ sourceId, customerName: "Ada", payload: {} });
  await storeEvents([event]);
  await send(id, event.id, given);
  return { id, sourceId, eventId: event.id };
}

async function send(id: string, eventId: string, given: readonly Given[]) {
  await db().replayAttempt.createMany({
    data: given.map(({ hoursAgo = 0, ...rest }) => {
      const startedAt = new Date(admin.now.getTime() - hoursAgo * hour);
      return {
        id: uuidV7({ msecs: startedAt.getTime() }),
        eventId,
        destinationId: id,
        outcome: "delivered",
        status: 200,
        attempt: 1,
        isFinal: true,
        startedAt,
        ...rest,
      };
    }),
  });
}

const failed = (status: number | null, failure = "status") =>
  ({ outcome: "failed", status, failure }) as const;

test("what was sent is counted by period, with its latency and how it failed", async () => {
  const { id, eventId } = await makeSent([
    { hoursAgo: 24 * 30, durationMs: 900 },
    { hoursAgo: 24 * 3, durationMs: 300, ...failed(503) },
    { hoursAgo: 26, outcome: "in_doubt", status: null },
    ...Array.from({ length: 9 }, () => ({ hoursAgo: 2, durationMs: 20 })),
    { hoursAgo: 1, durationMs: 100, ...failed(503) },
    { durationMs: 50, ...failed(null, "connect_failed") },
  ]);
  await createDestination(admin, {
    name: "Other",
    url: "https://no-such-host.invalid/",
  }).then((other) => send(other.id, eventId, [failed(500)]));
  const history = await getDestinationHistory(admin, { id });
  expect(history.counts).toMatchObject([
    {
      period: "day",
      delivered: 9,
      failed: 2,
      inDoubt: 0,
      medianMs: 20,
      p95Ms: 100,
    },
    { period: "week", delivered: 9, failed: 3, inDoubt: 1, p95Ms: 300 },
    { period: "all", delivered: 10, failed: 3, inDoubt: 1, attempts: 14 },
  ]);
  expect(history).toMatchObject({ isCut: false, breaker: null });
  expect(history.failures).toMatchObject([
    { status: 503, failure: "status", count: 2 },
    { status: null, failure: "connect_failed", count: 1 },
  ]);
  expect(history.failures[0]?.newestAt).toEqual(
    new Date(admin.now.getTime() - hour),
  );
  expect(history.attempts[0]).toMatchObject({
    eventId,
    outcome: "failed",
    event: { id: eventId, customer: { name: "Ada" } },
  });
});

test("older attempts follow by a cursor, each once", async () => {
  const { id } = await makeSent(
    Array.from({ length: 120 }, (_, n) => ({ hoursAgo: n })),
  );
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await getDestinationHistory(admin, { id, cursor });
    seen.push(...page.attempts.map((attempt) => attempt.id));
    expect(page.attempts.length).toBeLessThanOrEqual(50);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  expect(new Set(seen).size).toBe(120);
  expect(seen).toEqual([...seen].sort().reverse());
});

test("whoever knows of some sources is told of what was sent of these", async () => {
  const { id, sourceId } = await makeSent([{}, failed(422)]);
  const other = eventRow({ sourceId: await storeSource(), customerName: "Bo" });
  await storeEvents([other]);
  await send(id, other.id, [failed(500)]);
  const { id: runId } = await startRun(admin, {
    destinationId: id,
    filter: { id: [other.id] },
    reason: "Theirs",
  });
  const whole = await getDestinationHistory(admin, { id });
  expect(whole.counts.at(-1)).toMatchObject({ delivered: 1, failed: 2 });
  expect(whole.runs.map((run) => run.id)).toEqual([runId]);
  const scoped = await getDestinationHistory(
    testContext({ role: "operator", sources: [sourceId] }),
    { id },
  );
  expect(scoped.counts.at(-1)).toMatchObject({ delivered: 1, failed: 1 });
  expect(scoped.failures).toMatchObject([{ status: 422, count: 1 }]);
  expect(scoped.attempts).toHaveLength(2);
  expect(scoped.runs).toEqual([]);
  expect(JSON.stringify(scoped)).not.toContain(other.id);
});

test("edited copies and test sends are told as what they are, and counted", async () => {
  const { id, sourceId, eventId } = await makeSent([{}]);
  await sendEditedCopy(admin, eventId, {
    destinationId: id,
    body: '{"edited":true}',
  });
  await testDestination(admin, id);
  const history = await getDestinationHistory(admin, { id });
  expect(history.attempts).toMatchObject([
    { isTest: true, isEdited: false, eventId: NIL_UUID, event: null },
    { isTest: false, isEdited: true, eventId, event: { id: eventId } },
    { isTest: false, isEdited: false, eventId },
  ]);
  expect(history.counts.at(-1)).toMatchObject({ delivered: 1, failed: 2 });
  const [failure] = history.failures;
  expect(failure).toMatchObject({ status: null, count: 2 });
  expect(history.destination.activity).toMatchObject({
    delivered: 1,
    failed: 2,
    lastAttemptAt: history.attempts[0]?.startedAt,
  });
  const seen: unknown[] = [];
  for (const sources of [[sourceId], [await storeSource("Other")]]) {
    const scoped = testContext({ role: "operator", sources });
    const { attempts } = await getDestinationHistory(scoped, { id });
    seen.push(attempts.map((one) => one.isTest));
  }
  expect(seen).toEqual([[true, false, false], [true]]);
});

test("a test send is no word on what the circuit breaker waits for", async () => {
  const { id } = await makeSent([{ hoursAgo: 2, ...failed(503) }]);
  await db().destinationPace.update({
    where: { destinationId: id },
    data: { failuresInARow: 30 },
  });
  await testDestination(admin, id);
  expect(await getDestinationHistory(admin, { id })).toMatchObject({
    breaker: { status: 503, failure: "status" },
  });
});

test("it says since when it is paused, and why the breaker keeps from it", async () => {
  const { id } = await makeSent([
    { hoursAgo: 5 },
    { hoursAgo: 4, ...failed(422) },
    { hoursAgo: 3, ...failed(503) },
    { hoursAgo: 2, ...failed(null, "connect_failed") },
  ]);
  await changeDestination(admin, id, { paused: true });
  await db().destinationPace.update({
    where: { destinationId: id },
    data: { failuresInARow: 30 },
  });
  expect(await getDestinationHistory(admin, { id })).toMatchObject({
    destination: { pausedAt: admin.now.toISOString() },
    breaker: {
      failuresInARow: 30,
      since: new Date(admin.now.getTime() - 3 * hour),
      status: null,
      failure: "connect_failed",
    },
  });
});

test("what was sent to a deleted one stays to be read", async () => {
  const { id } = await makeSent([{}]);
  await deleteDestination(admin, id);
  const history = await getDestinationHistory(admin, { id });
  expect(history.deletedAt).toEqual(admin.now);
  expect(history.attempts).toHaveLength(1);
});

test("what is not there is not found, and a cursor that no page gave is refused", async () => {
  for (const id of ["none", NIL_UUID])
    await expect(getDestinationHistory(admin, { id })).rejects.toMatchObject({
      code: "not_found",
    });
  const { id } = await makeSent([]);
  await expect(
    getDestinationHistory(admin, { id, cursor: "'; --" }),
  ).rejects.toMatchObject({ code: "invalid_request" });
});

test("the history of one of many destinations is read by its index", async () => {
  const ids = [];
  for (const name of ["A", "B", "C", "D", "E", "F", "G", "H"]) {
    const made = await createDestination(admin, {
      name,
      url: "https://no-such-host.invalid/",
    });
    ids.push(made.id);
  }
  await db().$executeRaw`
    INSERT INTO replay_attempt (id, event_id, destination_id, attempt, outcome, is_final, started_at)
    SELECT gen_random_uuid(), gen_random_uuid(), (${ids}::uuid[])[1 + n % 8], 1, 'delivered', true, now()
    FROM generate_series(1, 40000) n`;
  await db().$executeRaw`ANALYZE replay_attempt`;
  const lines = await db().$queryRaw<{ "QUERY PLAN": string }[]>`
    EXPLAIN ${historyCountsQuery("all", ids[3] ?? "", [NIL_UUID])}`;
  const plan = lines.map((line) => line["QUERY PLAN"]).join("\n");
  expect(plan).toContain("replay_attempt_destination_id_id_idx");
  expect(plan).not.toContain("Seq Scan on replay_attempt");
});
