import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { verifySignature } from "#lib/ingest/verify-signature.ts";
import { type Received, startSink } from "../testing/sink.ts";
import { openSender } from "./open-sender.ts";
import { toReplayHeaders } from "./replay-headers.ts";

const of = {
  eventId: "019ab000-0000-7000-8000-000000000001",
  contentType: "application/json; charset=UTF-8",
  contentEncoding: "gzip",
  signature: "0".repeat(64),
  receivedAt: new Date("2026-11-23T09:04:00.000Z"),
  runId: "019ab000-0000-7000-8000-000000000002",
  attempt: 3,
};

const bodies = [
  Buffer.from('{ "a" : 1.0, "a":2, "é":"\\u00e9" }\n'),
  Buffer.from([0xff, 0x00, 0xfe, 0x0a]),
  Buffer.from(`{"long":"${"ü".repeat(40_000)}"}`),
  Buffer.alloc(0),
];

test.each(bodies)(
  "the bytes arrive as they were stored, signed as Voucherify signs",
  async (body) => {
    const received: Received[] = [];
    const sink = await startSink((one, response) => {
      received.push(one);
      response.end();
    });
    const sender = openSender({
      url: sink.url,
      allowInternal: true,
      timeoutMs: 5_000,
      connections: 1,
    });
    const headers = toReplayHeaders(of, body, "a secret", [
      ["authorization", "Bearer t"],
    ]);
    const result = await sender.send({ body, headers });
    await sender.close();
    await sink.close();
    expect(result).toMatchObject({ outcome: "delivered", status: 200 });
    const [got] = received;
    expect(sha256(got?.body)).toBe(sha256(body));
    expect(got?.headers).toMatchObject({
      "content-type": "application/json; charset=UTF-8",
      "content-encoding": "gzip",
      "content-length": String(body.length),
      authorization: "Bearer t",
      "x-segment-inspector-replay": "1",
      "x-segment-inspector-event-id": of.eventId,
      "x-segment-inspector-run-id": of.runId,
      "x-segment-inspector-attempt": "3",
      "x-segment-inspector-received-at": "2026-11-23T09:04:00.000Z",
    });
    const signature = got?.headers["x-voucherify-signature"];
    expect(
      verifySignature(body, String(signature), [{ id: "1", text: "a secret" }]),
    ).toMatchObject({ verdict: "valid" });
  },
);

test("without a secret the signature is the one that came, and what did not come is not made up", () => {
  const kept = new Map(toReplayHeaders(of, Buffer.from("{}"), null, []));
  expect(kept.get("x-voucherify-signature")).toBe(of.signature);
  const bare = new Map(
    toReplayHeaders(
      {
        ...of,
        signature: null,
        contentType: null,
        contentEncoding: null,
        runId: null,
      },
      Buffer.from("{}"),
      null,
      [],
    ),
  );
  expect([...bare.keys()]).toEqual([
    "user-agent",
    "x-segment-inspector-replay",
    "x-segment-inspector-event-id",
    "x-segment-inspector-received-at",
    "x-segment-inspector-attempt",
  ]);
});

function sha256(bytes: Uint8Array | undefined): string {
  return createHash("sha256")
    .update(bytes ?? "nothing")
    .digest("hex");
}
