import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "#lib/db/connection/client.ts";
import {
  eventRow,
  storeEvents,
  storeSource,
} from "#lib/db/testing/event-rows.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import {
  type Received,
  type Sink,
  startSink,
} from "#lib/replay/testing/sink.ts";
import { createDestination } from "#lib/services/destinations/create-destination.ts";
import { getEvent } from "#lib/services/events/get-event.ts";
import { listEvents } from "#lib/services/events/list-events.ts";
import { testContext } from "#lib/services/testing/test-context.ts";
import { getEditedCopyBody } from "./get-edited-copy-body.ts";
import { previewRun } from "./preview-run.ts";
import { sendEditedCopy } from "./send-edited-copy.ts";

await useTestDatabase();
const admin = testContext();
const original = '{"customer":{"name":"Ada"}}';
const edited = '{"customer":{"name":"Bo"}}';

let sink: Sink;
const received: Received[] = [];
let sourceId: string;

beforeAll(async () => {
  sink = await startSink((one, response) => {
    received.push(one);
    response.end("thank you");
  });
  sourceId = await storeSource();
});
afterAll(() => sink.close());

async function arrange(signingSecret: string | null = null) {
  const event = eventRow({
    sourceId,
    body: Buffer.from(original),
    headers: [
      ["Content-Type", "application/json; charset=utf-8"],
      ["X-Voucherify-Signature", "of the original"],
    ],
  });
  await storeEvents([event]);
  const { id: destinationId } = await createDestination(admin, {
    name: "CRM",
    url: sink.url,
    allowInternal: true,
    signingSecret,
  });
  return { eventId: event.id, destinationId };
}

test("an edited copy is sent, kept and told as such, and the event stays as it came", async () => {
  const { eventId, destinationId } = await arrange("a secret");
  const attempt = await sendEditedCopy(admin, eventId, {
    destinationId,
    body: edited,
  });
  expect(attempt).toMatchObject({
    eventId,
    isEdited: true,
    outcome: "delivered",
    status: 200,
    body: "thank you",
  });
  const got = received.at(-1);
  expect(String(got?.body)).toBe(edited);
  expect(got?.headers).toMatchObject({
    "content-type": "application/json; charset=utf-8",
    "x-segment-inspector-replay": "edited",
    "x-segment-inspector-event-id": eventId,
  });
  expect(got?.headers["x-voucherify-signature"]).toMatch(/^[0-9a-f]{64}$/);
  expect(
    String(Buffer.from(await getEditedCopyBody(admin, eventId, attempt.id))),
  ).toBe(edited);
  const stored = await db().event.findFirstOrThrow({ where: { id: eventId } });
  expect(String(Buffer.from(stored.body ?? []))).toBe(original);
  expect((await getEvent(admin, eventId)).replays).toEqual([attempt]);
});

test("it is no delivery of the event: nobody who asks what was delivered is told of it", async () => {
  const { eventId, destinationId } = await arrange();
  await sendEditedCopy(admin, eventId, { destinationId, body: edited });
  // The signature that came is of other bytes.
  expect(received.at(-1)?.headers).not.toHaveProperty("x-voucherify-signature");
  const preview = await previewRun(admin, {
    destinationId,
    eventIds: [eventId],
    reason: "A test",
  });
  expect(preview).toMatchObject({
    counts: { pending: 1, skipped: 0 },
    findings: { delivered: 0 },
  });
  const { items } = await listEvents(
    admin,
    { deliveredTo: [destinationId] },
    { limit: 10 },
  );
  expect(items).toEqual([]);
  expect(await db().replayAttempt.count({ where: { eventId } })).toBe(0);
});

test.each([
  ["the same bytes", original],
  ["what is no JSON any more", "{"],
])("%s are refused, and nothing is sent or kept", async (_, body) => {
  const { eventId, destinationId } = await arrange();
  const before = received.length;
  await expect(
    sendEditedCopy(admin, eventId, { destinationId, body }),
  ).rejects.toMatchObject({ code: "unprocessable", field: "body" });
  expect(received).toHaveLength(before);
  expect(await db().editedCopy.count({ where: { eventId } })).toBe(0);
});

test("a copy is there for whom its event is, and for whoever may see bodies", async () => {
  const { eventId, destinationId } = await arrange();
  const { id } = await sendEditedCopy(admin, eventId, {
    destinationId,
    body: edited,
  });
  const other = testContext({ sources: [await storeSource("Other")] });
  await expect(getEditedCopyBody(other, eventId, id)).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(
    sendEditedCopy(other, eventId, { destinationId, body: edited }),
  ).rejects.toMatchObject({ code: "not_found" });
  const viewer = testContext({ role: "viewer" });
  expect((await getEvent(viewer, eventId)).replays).toMatchObject([
    { isEdited: true, body: null, headers: [] },
  ]);
});
