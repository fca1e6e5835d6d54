import { expect, test } from "vitest";
import { v7 as uuidV7 } from "uuid";
import { db } from "#lib/db/connection/client.ts";
import {
  selectActiveRuns,
  settleEndedLeases,
} from "#lib/db/replays/advance-run.ts";
import { claimItems } from "#lib/db/replays/claim-items.ts";
import { insertLease } from "#lib/db/replays/leases.ts";
import { settleItems } from "#lib/db/replays/settle-items.ts";
import { storeSource } from "#lib/db/testing/event-rows.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { cancelRun, decideInDoubt } from "#lib/services/replays/control-run.ts";
import { finishRun } from "#lib/services/replays/finish-run.ts";
import { getRun } from "#lib/services/replays/get-run.ts";
import { retryFailed } from "#lib/services/replays/start-run.ts";
import {
  admin,
  makeDestination,
  makeEvents,
  start,
} from "../testing/replay-stage.ts";

await useTestDatabase();

/** A run of three events, two of which a worker had claimed when it died. */
async function makeAbandonedRun(
  inDoubtRule: "ask" | "send_again" | "count_delivered",
) {
  const destinationId = await makeDestination("http://127.0.0.1:9999/", {
    inDoubtRule,
  });
  const eventIds = await makeEvents(await storeSource(), 3);
  const { id: runId } = await start(destinationId, eventIds);
  await selectActiveRuns();
  const leaseId = uuidV7();
  await insertLease(leaseId, runId);
  const claimed = await claimItems({ runId, leaseId, limit: 2, window: 10 });
  expect(claimed.map(({ eventId }) => eventId)).toEqual(eventIds.slice(0, 2));
  expect(await settleEndedLeases(runId)).toBe(0);
  await db().replayLease.update({
    where: { id: leaseId },
    data: { until: new Date(Date.now() - 1_000) },
  });
  expect(await settleEndedLeases(runId)).toBe(2);
  return { runId, leaseId, destinationId, eventIds };
}

const countsOf = async (runId: string) => (await getRun(admin, runId)).counts;

test("what a dead worker held is in doubt, and nothing is sent again until somebody decides", async () => {
  const { runId } = await makeAbandonedRun("ask");
  expect(await countsOf(runId)).toMatchObject({ inDoubt: 2, pending: 1 });
  await decideInDoubt(admin, runId, "send_again");
  expect(await countsOf(runId)).toMatchObject({ inDoubt: 0, pending: 3 });
});

test("a retry leaves what is in doubt to its decision, until the replay is cancelled and nobody decides any more", async () => {
  const { runId } = await makeAbandonedRun("ask");
  await expect(retryFailed(admin, runId)).rejects.toMatchObject({
    code: "unprocessable",
  });
  await cancelRun(admin, runId);
  const { counts } = await retryFailed(admin, runId);
  expect(counts).toMatchObject({ total: 2, pending: 2 });
});

test("counted as delivered, it is what the destination has", async () => {
  const { runId, destinationId, eventIds } = await makeAbandonedRun("ask");
  await decideInDoubt(admin, runId, "count_delivered");
  expect(await countsOf(runId)).toMatchObject({ delivered: 2, pending: 1 });
  const again = await start(destinationId, eventIds);
  expect(again.skipped).toEqual({ delivered: 2 });
});

test.each([
  ["send_again", { pending: 3, inDoubt: 0 }],
  ["count_delivered", { delivered: 2, pending: 1, inDoubt: 0 }],
] as const)("a destination's rule can decide: %s", async (rule, counts) => {
  const { runId } = await makeAbandonedRun(rule);
  expect(await countsOf(runId)).toMatchObject(counts);
});

test("a worker that was only slow settles what was taken for in doubt", async () => {
  const { runId, leaseId, destinationId, eventIds } =
    await makeAbandonedRun("ask");
  await settleItems({
    runId,
    leaseIds: [leaseId],
    destinationId,
    items: [
      {
        id: uuidV7(),
        position: 1,
        eventId: String(eventIds[0]),
        attempt: 1,
        outcome: "delivered",
        startedAt: new Date(),
        durationMs: 5,
        status: 200,
        failure: null,
        reason: null,
        headers: null,
        body: "",
        retryInMs: null,
      },
    ],
  });
  expect(await countsOf(runId)).toMatchObject({ delivered: 1, inDoubt: 1 });
  expect(await finishRun(admin, runId)).toBe(false);
});
