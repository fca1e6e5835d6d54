import { beforeAll, expect, test } from "vitest";
import { db } from "#lib/db/connection/client.ts";
import { insertEditedCopy } from "#lib/db/replays/edited-copies.ts";
import { ensurePartitions } from "#lib/db/maintenance/partitions.ts";
import { foldRollups } from "#lib/db/rollups/fold-rollups.ts";
import {
  eventRow,
  storeEvents,
  storeSource,
} from "#lib/db/testing/event-rows.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { listActivity } from "#lib/services/activity/list-activity.ts";
import { getFacets } from "#lib/services/counts/get-facets.ts";
import { testContext } from "#lib/services/testing/test-context.ts";
import { createDestination } from "#lib/services/destinations/create-destination.ts";
import { freezeSelection } from "#lib/services/exports/freeze-selection.ts";
import { makeAuditReport } from "#lib/services/exports/make-audit-report.ts";
import { findRemovedMonths } from "./find-removed-months.ts";
import { changeRetention } from "./change-retention.ts";
import { dropOldMonths } from "#lib/jobs/retention/drop-old-months.ts";
import { getRetention } from "./get-retention.ts";

await useTestDatabase();

const now = new Date("2026-06-15T12:00:00Z");
const context = testContext({ now });
const total = async () => (await getFacets(context, {})).total.count;

beforeAll(async () => {
  const sourceId = await storeSource();
  await ensurePartitions(new Date("2026-03-01T00:00:00Z"));
  const rows = [
    "2026-03-31T23:59:59.999Z",
    "2026-04-01T00:00:00Z",
    "2026-05-10T00:00:00Z",
  ].map((time) => eventRow({ sourceId, receivedAt: new Date(time) }));
  await storeEvents(rows);
  await foldRollups();
  await db().deliveryKey.createMany({
    data: rows.map(({ id, receivedAt }) => ({
      sourceId,
      key: `sendout:${id}`,
      eventId: id,
      claimedAt: receivedAt,
    })),
  });
});

test("everything is kept until an admin says otherwise", async () => {
  expect(await getRetention(context)).toEqual({ months: null });
  // As if it were set.
  expect(await getRetention(context, { preview: true, previewed: 2 })).toEqual({
    months: null,
    preview: { events: 1, months: ["2026-03"] },
  });
  await dropOldMonths(now);
  expect(await total()).toBe(3);
});

test("months that are older are dropped whole, with what is counted of them; newer ones stay", async () => {
  await changeRetention(context, { months: 2 });
  expect(await getRetention(context, { preview: true })).toEqual({
    months: 2,
    preview: { events: 1, months: ["2026-03"] },
  });
  await dropOldMonths(now);
  expect(await total()).toBe(2);
  expect(await db().event.count()).toBe(2);
  expect(await db().deliveryKey.count()).toBe(2);
  expect(await getRetention(context, { preview: true })).toMatchObject({
    preview: { events: 0, months: [] },
  });
  const { items } = await listActivity(context, {});
  expect(items).toMatchObject([
    {
      action: "retention.drop",
      actor: { kind: "system" },
      target: { id: "2026-03" },
      details: { events: 1 },
    },
    {
      action: "retention.change",
      details: { before: { months: null }, after: { months: 2 } },
    },
  ]);
});

test("a report that reaches back further says so; one that does not says nothing", async () => {
  const removed = {
    before: "2026-04-01T00:00:00.000Z",
    removedAt: now.toISOString(),
  };
  expect(await findRemovedMonths(context, null)).toEqual(removed);
  expect(await findRemovedMonths(context, "2026-03-31T23:59:59Z")).toEqual(
    removed,
  );
  expect(await findRemovedMonths(context, removed.before)).toBeNull();
  const report = await makeAuditReport(
    context,
    await freezeSelection(context, {}),
  );
  expect(report.removed).toEqual(removed);
});

test("events that strayed into the default partition go as well, and what replays keep of them", async () => {
  const sourceId = await storeSource("Strayed");
  const strayed = eventRow({
    sourceId,
    receivedAt: new Date("2019-02-03T04:05:06Z"),
  });
  await storeEvents([strayed]);
  const destination = await createDestination(context, {
    name: "CRM",
    url: "https://no-such-host.invalid/",
  });
  await db().replayAttempt.create({
    data: {
      id: strayed.id,
      eventId: strayed.id,
      destinationId: destination.id,
      attempt: 1,
      outcome: "failed",
      isFinal: true,
      startedAt: now,
      answerBody: "What it was sent",
    },
  });
  await insertEditedCopy({
    id: strayed.id,
    eventId: strayed.id,
    destinationId: destination.id,
    attempt: 1,
    startedAt: now,
    actor: { kind: "system", name: "A test" },
    body: new TextEncoder().encode("What was written into it"),
  });
  expect(await total()).toBe(3);
  expect(await getRetention(context, { preview: true })).toMatchObject({
    preview: { events: 1, months: ["2019-02"] },
  });
  await dropOldMonths(now);
  expect(await total()).toBe(2);
  expect(await db().event.count()).toBe(2);
  expect(await db().replayAttempt.count()).toBe(0);
  expect(await db().editedCopy.count()).toBe(0);
});
