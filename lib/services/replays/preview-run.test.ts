import { expect, test } from "vitest";
import { db } from "#lib/db/connection/client.ts";
import {
  eventRow,
  storeEvents,
  storeSource,
} from "#lib/db/testing/event-rows.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { createDestination } from "#lib/services/destinations/create-destination.ts";
import type { Context } from "#lib/services/context.ts";
import { testContext } from "#lib/services/testing/test-context.ts";
import { approveRun } from "./control-run.ts";
import { mayApproveRun } from "./may-approve-run.ts";
import { previewRun } from "./preview-run.ts";
import { startRun } from "./start-run.ts";

await useTestDatabase();
const admin = testContext();
const reason = "A test";

async function makeDestination(approvalAbove: number | null = null) {
  const { id } = await createDestination(admin, {
    name: "CRM",
    url: "https://no-such-host.invalid/",
    approvalAbove,
  });
  return id;
}

/** Events of which each but the last two has one thing that spares somebody. */
async function makeSelection() {
  const sourceId = await storeSource();
  const at = (minute: number) => new Date(Date.UTC(2026, 10, 20, 9, minute));
  const body = Buffer.from("{}");
  const ada = { customerId: `cust_${sourceId}`, segmentId: "seg_1" };
  const rows = [
    eventRow({
      sourceId,
      body,
      receivedAt: at(1),
      outcome: "rejected",
      isEntry: false,
    }),
    eventRow({
      sourceId,
      body,
      receivedAt: at(2),
      outcome: "duplicate",
      isEntry: false,
    }),
    eventRow({ sourceId, body, receivedAt: at(3), isTest: true }),
    eventRow({ sourceId, receivedAt: at(4) }),
    eventRow({
      sourceId,
      body,
      receivedAt: at(5),
      validUntil: at(6),
      voucherCode: "OLD",
    }),
    eventRow({ sourceId, body, receivedAt: at(6), purpose: "contradiction" }),
    eventRow({ sourceId, body, receivedAt: at(7), ...ada }),
    eventRow({ sourceId, body, receivedAt: at(8), ...ada }),
    eventRow({
      sourceId,
      body,
      receivedAt: at(9),
      ...ada,
      eventType: "customer.segment.left",
      isEntry: false,
    }),
  ];
  await storeEvents(rows);
  return { sourceId, rows };
}

test("a preview says what a selection holds and whom the defaults spare; nothing is kept of it", async () => {
  const destinationId = await makeDestination();
  const { sourceId } = await makeSelection();
  const preview = await previewRun(admin, {
    destinationId,
    filter: { source: [sourceId] },
    reason,
  });
  expect(preview).toMatchObject({
    dryRun: true,
    // The test event is not meant by a filter that does not say so.
    counts: { total: 8, pending: 4, skipped: 4 },
    skipped: { rejected: 1, duplicate: 1, no_body: 1, expired: 1 },
    findings: {
      rejected: 1,
      duplicates: 1,
      test: 0,
      noBody: 1,
      expired: 1,
      endedCampaigns: 0,
      usedUp: 0,
      unusable: 1,
      inconsistent: 1,
      enteredAgain: 1,
      leftSegment: 2,
      codes: 1,
    },
    ratePerSecond: 50,
    seconds: 1,
    needsApproval: false,
  });
  expect(await db().replayRun.count()).toBe(0);
});

test("every choice spares those it says, and none is forced", async () => {
  const destinationId = await makeDestination();
  const { sourceId } = await makeSelection();
  const skippedBy = async (choices: object) =>
    (
      await previewRun(admin, {
        destinationId,
        filter: { source: [sourceId] },
        reason,
        skipDelivered: false,
        skipExpired: false,
        skipNotAccepted: false,
        ...choices,
      })
    ).skipped;
  expect(await skippedBy({})).toEqual({ no_body: 1 });
  expect(await skippedBy({ skipInconsistent: true })).toEqual({
    no_body: 1,
    inconsistent: 1,
  });
  expect(await skippedBy({ skipLeft: true })).toEqual({
    no_body: 1,
    left_segment: 2,
  });
  expect(await skippedBy({ latestPerCustomer: true })).toEqual({
    no_body: 1,
    entered_again: 2,
  });
});

test("a selection is frozen, and an empty filter is refused unless it is meant", async () => {
  const destinationId = await makeDestination();
  const { sourceId, rows } = await makeSelection();
  const run = await startRun(admin, {
    destinationId,
    filter: { source: [sourceId] },
    reason,
  });
  await storeEvents([eventRow({ sourceId, body: Buffer.from("{}") })]);
  const items = await db().replayItem.findMany({
    where: { runId: run.id },
    orderBy: { position: "asc" },
  });
  expect(items.map(({ eventId }) => eventId)).toEqual(
    rows.filter(({ isTest }) => isTest !== true).map(({ id }) => id),
  );
  await expect(
    startRun(admin, { destinationId, filter: {}, reason }),
  ).rejects.toMatchObject({ code: "invalid_request", field: "filter" });
  await expect(
    previewRun(admin, { destinationId, all: true, reason }),
  ).resolves.toMatchObject({ dryRun: true });
  await expect(
    startRun(admin, {
      destinationId,
      filter: { segment: ["seg_none"] },
      reason,
    }),
  ).rejects.toMatchObject({ code: "unprocessable" });
});

test("above the size that an admin set a run waits for somebody else, for a day", async () => {
  const destinationId = await makeDestination(2);
  const { sourceId } = await makeSelection();
  const filter = { source: [sourceId] };
  const run = await startRun(admin, { destinationId, filter, reason });
  expect(run).toMatchObject({ state: "awaiting_approval", startedAt: null });
  await expect(approveRun(admin, run.id)).rejects.toMatchObject({
    code: "forbidden",
  });
  const operator = testContext({
    role: "operator",
    actor: { kind: "member", id: "other", name: "Other" },
  });
  await expect(approveRun(operator, run.id)).rejects.toMatchObject({
    code: "forbidden",
  });
  const later = { kind: "member", id: "second", name: "Second" } as const;
  const ask = async (context: Context) => mayApproveRun(context, run.id);
  expect(await ask(admin)).toBe(false);
  expect(await ask(operator)).toBe(false);
  expect(await ask(testContext({ actor: later }))).toBe(true);
  await expect(
    approveRun(
      testContext({ actor: later, now: new Date(Date.now() + 90_000_000) }),
      run.id,
    ),
  ).rejects.toMatchObject({ code: "conflict" });
  expect(await approveRun(testContext({ actor: later }), run.id)).toMatchObject(
    { state: "queued", approvedBy: "Second" },
  );
});

test("a run is not there for whoever may not know of every source in it", async () => {
  const destinationId = await makeDestination();
  const { sourceId } = await makeSelection();
  const other = await storeSource("Other");
  const scoped = testContext({ sources: [other] });
  await expect(
    startRun(scoped, {
      destinationId,
      filter: { source: [sourceId] },
      reason,
    }),
  ).rejects.toMatchObject({ code: "unprocessable" });
});

test("codes that are used up are counted and spared: by their own event, by another entry and by their redemption", async () => {
  const destinationId = await makeDestination();
  const sourceId = await storeSource();
  const body = Buffer.from("{}");
  const usedUp = [
    { kind: "used_up", severity: "warning", path: "$", message: "" },
  ];
  const redemption = (voucherCode: string, quantity: number | null) =>
    eventRow({
      sourceId,
      voucherCode,
      isEntry: false,
      eventType: "customer.redemption.succeeded",
      payload: {
        data: { voucher: { redemption: { quantity, redeemed_quantity: 1 } } },
      },
    });
  const sent = (voucherCode: string, given: object = {}) =>
    eventRow({ sourceId, body, voucherCode, ...given });
  const rows = [
    sent("OWN", { problems: usedUp }),
    sent("REDEEMED"),
    sent("UNLIMITED"),
    sent("FREE"),
    sent("AGAIN"),
    redemption("REDEEMED", 1),
    redemption("UNLIMITED", null),
    sent("AGAIN", { problems: usedUp }),
  ];
  await storeEvents(rows);
  const request = {
    destinationId,
    filter: { source: [sourceId], entries: "only" as const },
    reason,
  };
  const preview = await previewRun(admin, request);
  expect(preview.findings).toMatchObject({
    usedUp: 4,
    expired: 0,
    unusable: 4,
  });
  expect(preview.skipped).toEqual({ used_up: 4 });
  const all = await previewRun(admin, { ...request, skipExpired: false });
  expect(all.skipped).toEqual({});
});
