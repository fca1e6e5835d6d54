import { testContext } from "#lib/services/testing/test-context.ts";
import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { db } from "#lib/db/connection/client.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { createSource } from "#lib/services/sources/create-source.ts";
import { exchange } from "./testing/exchange.ts";
import {
  entryBody,
  storedEvent,
  useWebhookListeners,
} from "./testing/webhook-listeners.ts";

process.env.MAX_BODY_BYTES = "20000";

await useTestDatabase();

const { listeners, portOf } = useWebhookListeners();

describe.each(listeners)("%s", (_name, send) => {
  test("an entry is committed byte for byte before it is answered", async () => {
    const { key, id: sourceId } = await createSource(testContext(), {
      name: "Entries",
    });
    const body = entryBody();
    const answer = await send(key, body);
    expect(answer).toMatchObject({
      status: 200,
      body: { outcome: "accepted" },
    });
    expect(Object.keys(answer.body as object).sort()).toEqual([
      "id",
      "outcome",
    ]);
    const event = await storedEvent(answer);
    expect(Buffer.from(event.body ?? []).toString("utf8")).toBe(body);
    expect(Buffer.from(event.bodySha256 ?? []).toString("hex")).toBe(
      createHash("sha256").update(body).digest("hex"),
    );
    expect(event).toMatchObject({
      sourceId,
      isEntry: true,
      outcome: "accepted",
      signature: "not_checked",
      shape: "envelope",
      purpose: "plain_message",
      customerId: "cust_1",
      segmentName: "New Customers",
      contentType: "application/json",
    });
  });

  test.each([
    ["other JSON", '[1, 2,   "three"]', "raw"],
    ["a JSON scalar", "null", "raw"],
    ["no JSON", "hello = world", "not_json"],
    ["no UTF-8", Uint8Array.of(0x7b, 0xff, 0xfe, 0x00, 0x7d), "not_json"],
    ["nothing", "", "not_json"],
    ["a NUL inside JSON", '{"a":"\\u0000","b":1}', "raw"],
  ])("%s is kept exactly and accepted", async (_what, body, shape) => {
    const { key } = await createSource(testContext(), { name: "Anything" });
    const answer = await send(key, body);
    expect(answer).toMatchObject({
      status: 200,
      body: { outcome: "accepted" },
    });
    const event = await storedEvent(answer);
    expect(Buffer.from(event.body ?? [1])).toEqual(Buffer.from(body));
    expect(event).toMatchObject({ shape, isEntry: false });
  });

  test("a repeat of a sendout is a duplicate that points at the first, whatever its bytes", async () => {
    const { key } = await createSource(testContext(), { name: "Repeats" });
    const body = entryBody();
    const first = await send(key, body);
    const repeat = await send(key, `${body} `);
    expect(repeat).toMatchObject({
      status: 200,
      body: { outcome: "duplicate" },
    });
    expect(await storedEvent(repeat)).toMatchObject({
      outcome: "duplicate",
      duplicateOf: (first.body as { id: string }).id,
      duplicateKind: "sender_retry",
      isEntry: false,
    });
  });

  test("the same sendout to another source, and another sendout of the same customer, are entries", async () => {
    const one = await createSource(testContext(), { name: "One" });
    const other = await createSource(testContext(), { name: "Other" });
    const body = entryBody();
    for (const [key, sent] of [
      [one.key, body],
      [other.key, body],
      [one.key, entryBody()],
    ] as const) {
      expect((await send(key, sent)).body).toMatchObject({
        outcome: "accepted",
      });
    }
  });

  test("repeats that arrive at the same moment leave one accepted", async () => {
    const { key } = await createSource(testContext(), { name: "Race" });
    const body = entryBody();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => send(key, body)),
    );
    const outcomes = answers.map(
      (answer) => (answer.body as { outcome: string }).outcome,
    );
    expect(outcomes.filter((outcome) => outcome === "accepted")).toHaveLength(
      1,
    );
    expect(outcomes.filter((outcome) => outcome === "duplicate")).toHaveLength(
      19,
    );
  });

  test("the same bytes without ids are a suspected duplicate, but not after 25 hours", async () => {
    const { key, id: sourceId } = await createSource(testContext(), {
      name: "Suspects",
    });
    await send(key, "{}");
    const repeat = await send(key, "{}");
    expect(await storedEvent(repeat)).toMatchObject({
      outcome: "duplicate",
      duplicateKind: "suspected",
    });
    await db().deliveryKey.updateMany({
      where: { sourceId },
      data: { claimedAt: new Date(Date.now() - 25.1 * 3_600_000) },
    });
    const later = await send(key, "{}");
    expect(later.body).toMatchObject({ outcome: "accepted" });
    expect(await storedEvent(await send(key, "{}"))).toMatchObject({
      duplicateOf: (later.body as { id: string }).id,
    });
  });

  test("one poisonous body fails no neighbour of its group", async () => {
    const { key } = await createSource(testContext(), { name: "Neighbours" });
    const deep = "[".repeat(9_000) + "]".repeat(9_000);
    const bodies = [
      entryBody(),
      '{"a":"\\ud800"}',
      deep,
      '{"n":1e131071}',
      '{"n":-1e-131071}',
      '{"__proto__":{"x":1},"constructor":null}',
      entryBody(),
    ];
    const answers = await Promise.all(bodies.map((body) => send(key, body)));
    expect(answers.map((answer) => answer.status)).toEqual(
      bodies.map(() => 200),
    );
    for (const [index, answer] of answers.entries()) {
      const event = await storedEvent(answer);
      expect(Buffer.from(event.body ?? []).toString("utf8")).toBe(
        bodies[index],
      );
    }
  });
});

test.each([0, 1])(
  "webhooks are received under whatever host name (%i)",
  async (front) => {
    const { key } = await createSource(testContext(), { name: "Tunnel" });
    const request = `POST /api/webhooks/${key} HTTP/1.1\r\nhost: inspector.example\r\nx-forwarded-host: other.example\r\nconnection: close\r\ncontent-length: 2\r\n\r\n{}`;
    expect(await exchange(portOf(front), Buffer.from(request))).toMatchObject({
      status: 200,
    });
  },
);
