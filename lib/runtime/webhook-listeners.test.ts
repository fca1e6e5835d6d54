import { testContext } from "#lib/services/testing/test-context.ts";
import { createHash, createHmac, randomBytes } from "node:crypto";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { db } from "#lib/db/connection/client.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { REJECTED_KEPT_PER_DAY } from "#lib/ingest/record-rejections.ts";
import { createSource } from "#lib/services/sources/create-source.ts";
import { updateSource } from "#lib/services/sources/update-source.ts";
import { trustClientAddressHeader } from "#lib/http/client-address.ts";
import { exchange } from "./testing/exchange.ts";
import { routePages } from "./testing/route-pages.ts";
import { openFront, type FrontServer } from "./front/front-server.ts";

process.env.MAX_BODY_BYTES = "20000";
await useTestDatabase();

type Answer = {
  status: number;
  headers: Record<string, string>;
  body: unknown;
};
type Send = (
  key: string,
  body: Uint8Array | string,
  options?: { method?: string; headers?: Record<string, string> },
) => Promise<Answer>;

const fronts: FrontServer[] = [];

beforeAll(async () => {
  trustClientAddressHeader();
  for (const ownListener of [true, false]) {
    fronts.push(
      await openFront({
        listeners: [{ host: "127.0.0.1", port: 0, serves: "everything" }],
        pages: routePages,
        ownListener,
        trustProxy: [],
      }),
    );
  }
});

afterAll(() => Promise.all(fronts.map((front) => front.close())));

function sendTo(port: () => number): Send {
  return async (key, body, options = {}) => {
    const answer = await fetch(
      `http://127.0.0.1:${port()}/api/webhooks/${encodeURIComponent(key)}`,
      {
        method: options.method ?? "POST",
        headers: { "content-type": "application/json", ...options.headers },
        ...(options.method === "GET" || options.method === "HEAD"
          ? {}
          : { body: Buffer.from(body) }),
      },
    );
    const text = await answer.text();
    return {
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body:
        answer.headers.get("content-type")?.startsWith("application/json") &&
        text
          ? JSON.parse(text)
          : text,
    };
  };
}

const portOf = (front: number) => fronts[front]?.ports[0] ?? 0;
const listeners: [string, Send][] = [
  ["our own listener", sendTo(() => portOf(0))],
  ["the route handler", sendTo(() => portOf(1))],
];

function sign(
  secret: string,
  body: string | Uint8Array,
): Record<string, string> {
  return {
    "x-voucherify-signature": createHmac("sha256", secret)
      .update(body)
      .digest("hex"),
  };
}

function entryBody(sendout = `whs_${randomBytes(9).toString("hex")}`): string {
  return JSON.stringify({
    id: sendout,
    project_id: "proj_test",
    created_at: "2026-11-23T10:00:00.000Z",
    type: "Welcome",
    data: {
      customer: { id: "cust_1", name: "Zoë O'Brien", object: "customer" },
      segment: { id: "seg_1", name: "New Customers", object: "segment" },
    },
    source: {
      id: "distr_1",
      object: "distribution",
      target_url: "https://example.test",
    },
    event: {
      id: "evcus_1",
      type: "customer.segment.entered",
      created_at: "2026-11-23T10:00:00.000Z",
    },
  });
}

async function storedEvent(answer: Answer) {
  const { id } = answer.body as { id: string };
  return db().event.findUniqueOrThrow({ where: { id } });
}

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

  test("a right signature is valid: over the bytes, over the compact text, and by either of two secrets", async () => {
    const { key, id } = await createSource(testContext(), {
      name: "Signed",
      secret: "first secret",
    });
    await updateSource(testContext(), id, { secret: "second secret" });
    const pretty = JSON.stringify(JSON.parse(entryBody()), null, 2);
    for (const [body, headers] of [
      [entryBody(), undefined],
      [pretty, sign("first secret", JSON.stringify(JSON.parse(pretty)))],
      [entryBody(), undefined],
    ] as const) {
      const answer = await send(key, body, {
        headers: headers ?? sign("second secret", body),
      });
      expect(answer).toMatchObject({
        status: 200,
        body: { outcome: "accepted" },
      });
      expect(await storedEvent(answer)).toMatchObject({ signature: "valid" });
    }
  });

  test("a wrong, missing or malformed signature is kept apart as rejected with its cause", async () => {
    const { key } = await createSource(testContext(), {
      name: "Guarded",
      secret: " padded ",
    });
    await createSource(testContext(), {
      name: "Neighbour",
      secret: "of the neighbour",
    });
    const body = entryBody();
    for (const [headers, signature, rejection] of [
      [{}, "missing", "signature_missing"],
      [
        { "x-voucherify-signature": "sha256=abc" },
        "invalid",
        "signature_malformed",
      ],
      [sign("wrong", body), "invalid", "signature_mismatch"],
      [sign("padded", body), "invalid", "signature_secret_has_white_space"],
      [sign("of the neighbour", body), "invalid", "signature_of_other_source"],
    ] as const) {
      const answer = await send(key, body, { headers });
      expect(answer).toMatchObject({
        status: 401,
        body: { outcome: "rejected" },
      });
      expect((answer.body as { error: string }).error).toMatch(/signature/i);
      expect(await storedEvent(answer)).toMatchObject({
        outcome: "rejected",
        isEntry: false,
        signature,
        rejection,
      });
    }
    const genuine = await send(key, body, { headers: sign(" padded ", body) });
    expect(genuine).toMatchObject({
      status: 200,
      body: { outcome: "accepted" },
    });
  });

  test("a retired secret no longer counts, at once, and is named as the cause", async () => {
    const { key, id } = await createSource(testContext(), {
      name: "Rotated",
      secret: "old",
    });
    await updateSource(testContext(), id, { secret: "new" });
    await updateSource(testContext(), id, { secret: "newest" });
    const body = entryBody();
    const answer = await send(key, body, { headers: sign("old", body) });
    expect(answer.status).toBe(401);
    expect(await storedEvent(answer)).toMatchObject({
      rejection: "signature_of_retired_secret",
    });
  });

  test("a body over the limit is recorded without its bytes and answered 413", async () => {
    const { key } = await createSource(testContext(), { name: "Large" });
    const atLimit = await send(key, "x".repeat(20_000));
    expect(atLimit.status).toBe(200);
    const answer = await send(key, "x".repeat(20_001));
    expect(answer).toMatchObject({
      status: 413,
      body: { outcome: "rejected" },
    });
    expect(await storedEvent(answer)).toMatchObject({
      body: null,
      bodySha256: null,
      bodySize: 20_001,
      rejection: "body_too_large",
      isEntry: false,
    });
  });

  test("beyond the limit of one day, rejected requests are counted and not kept", async () => {
    const { key, id: sourceId } = await createSource(testContext(), {
      name: "Attacked",
      secret: "s",
    });
    await db().sourceRejection.create({
      data: {
        sourceId,
        day: new Date(new Date().toISOString().slice(0, 10)),
        cause: "signature_mismatch",
        kept: REJECTED_KEPT_PER_DAY - 1,
        lastAt: new Date(),
      },
    });
    const last = await send(key, "{}");
    expect(last.body).toHaveProperty("id");
    const beyond = await send(key, "{}");
    expect(beyond.status).toBe(401);
    expect(beyond.body).toEqual({
      outcome: "rejected",
      error: expect.any(String) as string,
    });
    const counted = await db().sourceRejection.aggregate({
      where: { sourceId },
      _sum: { kept: true, notKept: true },
    });
    expect(counted._sum).toEqual({ kept: REJECTED_KEPT_PER_DAY, notKept: 1 });
  });

  test("unknown, revoked and archived addresses are 404 and store nothing", async () => {
    const archived = await createSource(testContext(), { name: "Archived" });
    const rotated = await createSource(testContext(), { name: "Rotated" });
    const withTwo = await updateSource(testContext(), rotated.id, {
      rotateKey: true,
    });
    const old = withTwo.keys.find(
      ({ revokedAt, id }) => !revokedAt && id === rotated.keys[0]?.id,
    );
    await updateSource(testContext(), rotated.id, { revokeKey: old?.id });
    await updateSource(testContext(), archived.id, { archived: true });
    const before = await db().event.count();
    for (const key of [
      "nobody-has-this-key",
      archived.key,
      rotated.key,
      "%00",
      "../../etc/passwd",
    ]) {
      const answer = await send(key, entryBody());
      expect(answer.status).toBe(404);
      expect(answer.body).toHaveProperty("error");
    }
    expect(await db().event.count()).toBe(before);
    const counted = await db().sourceRejection.findMany({
      where: { sourceId: rotated.id },
    });
    expect(counted).toMatchObject([
      { cause: "key_revoked", kept: 0, notKept: 1 },
    ]);
    expect((await send(withTwo.key, entryBody())).status).toBe(200);
  });

  test("other methods are 405 with Allow; GET and HEAD answer a person", async () => {
    const { key } = await createSource(testContext(), { name: "Methods" });
    for (const method of ["PUT", "PATCH", "DELETE", "OPTIONS"]) {
      const answer = await send(key, "{}", { method });
      expect(answer.status).toBe(405);
      expect(answer.headers.allow).toContain("POST");
    }
    expect(await send(key, "", { method: "GET" })).toMatchObject({
      status: 200,
      body: expect.stringContaining("webhook address") as string,
    });
    expect(await send(key, "", { method: "HEAD" })).toMatchObject({
      status: 200,
      body: "",
    });
    expect(
      (await send("nobody-has-this-key", "", { method: "GET" })).status,
    ).toBe(404);
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

test("a sender that stops in the middle of its body is cut off and nothing is stored", async () => {
  const { key } = await createSource(testContext(), { name: "Half-open" });
  const before = await db().event.count();
  const socket = connect(portOf(0), "127.0.0.1");
  const closed = new Promise<string>((resolve) => {
    let heard = "";
    socket.on("data", (chunk) => (heard += chunk.toString()));
    socket.on("close", () => {
      resolve(heard);
    });
  });
  socket.write(
    `POST /api/webhooks/${key} HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{"half":`,
  );
  expect(await closed).toMatch(/^(HTTP\/1.1 408 |$)/);
  expect(await db().event.count()).toBe(before);
});
