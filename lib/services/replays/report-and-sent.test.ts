import { createHash } from "node:crypto";
import { v7 as uuidV7 } from "uuid";
import { expect, test } from "vitest";
import { db } from "#lib/db/connection/client.ts";
import { settleItems, type SettledItem } from "#lib/db/replays/settle-items.ts";
import { claimItems } from "#lib/db/replays/claim-items.ts";
import { insertLease } from "#lib/db/replays/leases.ts";
import { selectActiveRuns } from "#lib/db/replays/advance-run.ts";
import {
  eventRow,
  storeEvents,
  storeSource,
} from "#lib/db/testing/event-rows.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { createDestination } from "#lib/services/destinations/create-destination.ts";
import { listEvents } from "#lib/services/events/list-events.ts";
import { testContext } from "#lib/services/testing/test-context.ts";
import { countSentOf, listSent } from "./list-sent.ts";
import { makeReportManifest, reportRun } from "./make-report.ts";
import { startRun } from "./start-run.ts";

await useTestDatabase();
const admin = testContext();

/** A run of which one event was delivered, one failed, one is skipped and the others wait. */
async function makeRun(waiting: number) {
  const { id: destinationId } = await createDestination(admin, {
    name: "CRM",
    url: "https://no-such-host.invalid/",
  });
  const sourceId = await storeSource();
  const row = (given: object) =>
    eventRow({ sourceId, payload: {}, campaignId: "camp_1", ...given });
  const rows = [
    row({}),
    row({}),
    row({ outcome: "duplicate", isEntry: false }),
    ...Array.from({ length: waiting }, () => row({})),
  ];
  await storeEvents(rows);
  const ids = rows.map(({ id }) => id);
  const { id: runId } = await startRun(admin, {
    destinationId,
    filter: { source: [sourceId] },
    reason: "A test",
  });
  await selectActiveRuns();
  const leaseId = uuidV7();
  await insertLease(leaseId, runId);
  await claimItems({ runId, leaseId, limit: 2, window: 2 });
  const settled = (at: number, status: number): SettledItem => ({
    id: uuidV7(),
    position: at + 1,
    eventId: String(ids[at]),
    attempt: 1,
    outcome: status === 200 ? "delivered" : "failed",
    startedAt: new Date(),
    durationMs: 3,
    status,
    failure: status === 200 ? null : "status",
    reason: status === 200 ? null : `The receiver answered ${String(status)}`,
    headers: null,
    body: null,
    retryInMs: null,
  });
  const items = [settled(0, 200), settled(1, 422)];
  const request = { runId, destinationId, leaseIds: [leaseId], items };
  await settleItems(request);
  return { runId, destinationId, ids, request };
}

test("a report tells what became of every event, beyond a page, and its manifest proves it", async () => {
  const { runId, ids } = await makeRun(1_100);
  const parts: Uint8Array[] = [];
  for await (const { chunks } of await reportRun(admin, runId))
    parts.push(...chunks);
  const bytes = Buffer.concat(parts);
  const lines = bytes.toString().trimEnd().split("\n");
  expect(lines).toHaveLength(ids.length);
  expect(
    lines.slice(0, 4).map((line) => JSON.parse(line) as object),
  ).toMatchObject([
    { position: 1, eventId: ids[0], state: "delivered", status: 200 },
    {
      eventId: ids[1],
      state: "failed",
      status: 422,
      failure: "status",
      reason: "The receiver answered 422",
    },
    { eventId: ids[2], state: "skipped", skipReason: "duplicate", attempts: 0 },
    { eventId: ids[3], state: "pending", lastAttemptAt: null },
  ]);
  expect(await makeReportManifest(admin, runId)).toMatchObject({
    rows: ids.length,
    bytes: bytes.length,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    run: { id: runId, counts: { delivered: 1, failed: 1, skipped: 1 } },
  });
  await expect(
    makeReportManifest(testContext({ role: "auditor" }), runId),
  ).rejects.toMatchObject({ code: "forbidden" });
});

test("who got what is told by event, by campaign and by the list of what a replay sent", async () => {
  const { runId, destinationId, ids, request } = await makeRun(0);
  const sent = await listSent(admin, ids);
  expect([...sent.keys()].sort()).toEqual([ids[0], ids[1]].sort());
  expect(sent.get(String(ids[0]))).toMatchObject([
    { destinationName: "CRM", outcome: "delivered", status: 200 },
  ]);
  expect(await countSentOf(admin, "campaign", "camp_1")).toContainEqual(
    expect.objectContaining({ destinationId, delivered: 1, notDelivered: 1 }),
  );
  expect(
    await countSentOf(testContext({ sources: [] }), "campaign", "camp_1"),
  ).toEqual([]);
  const { items } = await listEvents(admin, { replay: [runId] });
  expect(items.map(({ id }) => id).sort()).toEqual([ids[0], ids[1]].sort());
  // What was written may be written again by a worker that could not know.
  await settleItems(request, true);
  expect(await db().replayAttempt.count({ where: { runId } })).toBe(2);
});
