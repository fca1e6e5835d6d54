import { testContext } from "#lib/services/testing/test-context.ts";
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
  test("headers that mean something to Next are stored as they were sent", async () => {
    const { key } = await createSource(testContext(), { name: "Of Next" });
    const headers = { rsc: "1", "next-action": "abc", "x-nextjs-data": "1" };
    const answer = await send(key, entryBody(), { headers });
    expect(answer.status).toBe(200);
    const stored = await storedEvent(answer);
    expect(stored.headers).toEqual(
      expect.arrayContaining(Object.entries(headers)),
    );
    expect(JSON.stringify(stored.headers)).not.toContain("x-inspector");
  });
});

test.each([0, 1])(
  "a sender that stops in the middle of its body is told so and cut off, and nothing is stored (%i)",
  async (front) => {
    const { key } = await createSource(testContext(), { name: "Half-open" });
    const before = await db().event.count();
    const request = `POST /api/webhooks/${key} HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{"half":`;
    expect(await exchange(portOf(front), Buffer.from(request))).toEqual({
      status: 408,
      body: '{"error":"The request did not arrive in time."}',
    });
    expect(await db().event.count()).toBe(before);
  },
  30_000,
);

const chunk = `4e21\r\n${"x".repeat(20_001)}\r\n`;

test.each([
  [0, "content-length: 20001", "{", 20_001],
  [1, "content-length: 20001", "{", 20_001],
  [0, "content-length: 20001\r\nexpect: 100-continue", "", 20_001],
  [0, "content-length: 2147483648", "{", 2 ** 31 - 1],
  [1, "content-length: 9007199254740993", "{", 2 ** 31 - 1],
  [0, "transfer-encoding: chunked", chunk, 20_001],
  [1, "transfer-encoding: chunked", chunk, 20_001],
])(
  "a body over the limit that never ends is recorded and answered 413 (%i, %s)",
  async (front, size, part, bodySize) => {
    const { key, id } = await createSource(testContext(), { name: "Endless" });
    const request = `POST /api/webhooks/${key} HTTP/1.1\r\nhost: x\r\n${size}\r\n\r\n${part}`;
    const answer = await exchange(portOf(front), Buffer.from(request));
    expect(answer.status).toBe(413);
    expect(JSON.parse(answer.body)).toMatchObject({ outcome: "rejected" });
    expect(
      await db().event.findMany({ where: { sourceId: id } }),
    ).toMatchObject([{ rejection: "body_too_large", body: null, bodySize }]);
  },
  30_000,
);

const long = "x".repeat(20_000);
const json = expect.stringMatching(/^\{"error":/) as string;
test.each([
  ["no request", "NONSENSE\r\n\r\n", 400, { code: "invalid_request" }],
  ["a path with a line end", "GET /a b HTTP/1.1\r\n\r\n", 400, {}],
  [
    "two lengths",
    `POST /api/webhooks/k HTTP/1.1\r\nhost: x\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\n{}`,
    400,
    "This is no HTTP request that can be read.",
  ],
  [
    "a long header",
    `GET / HTTP/1.1\r\nhost: x\r\nx: ${long}\r\n\r\n`,
    431,
    { code: "invalid_request" },
  ],
])("%s is answered in JSON", async (_what, request, status, error) => {
  const answer = await exchange(portOf(0), Buffer.from(request));
  expect(answer).toEqual({ status, body: json });
  const told = (JSON.parse(answer.body) as { error: unknown }).error;
  if (typeof error === "string") expect(told).toBe(error);
  else expect(told).toMatchObject(error);
});

test("what cannot be read behind a webhook takes nothing from its answer", async () => {
  const { key } = await createSource(testContext(), { name: "Pipelined" });
  const request = `POST /api/webhooks/${key} HTTP/1.1\r\nhost: x\r\ncontent-length: 2\r\n\r\n{}NONSENSE\r\n\r\n`;
  expect(await exchange(portOf(0), Buffer.from(request))).toMatchObject({
    status: 200,
  });
});
