import { createHash, createHmac } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { receiveWebhook } from "#lib/ingest/receive-webhook.ts";
import {
  type Received,
  type Sink,
  startSink,
} from "#lib/replay/testing/sink.ts";
import { createSource } from "#lib/services/sources/create-source.ts";
import {
  admin,
  makeDestination,
  start,
  untilState,
} from "../testing/replay-stage.ts";
import { runReplays } from "./run-replays.ts";

const folder = "../shared/voucherify/examples/";
const isPresent = existsSync(folder);
const secret = "the receiver's own secret ü";
const contentTypes = [
  "application/json",
  "application/json; charset=utf-8",
  "Application/JSON;charset=UTF-8",
];

process.env.APP_URL = "https://inspect.example";
await useTestDatabase();

describe.skipIf(!isPresent)("the vendor's examples, replayed", () => {
  const names = isPresent
    ? readdirSync(folder).filter((name) => name.endsWith(".json"))
    : [];
  // As they are published, and on one line as they go over the wire.
  const sent = names.flatMap((name) => {
    const published = readFileSync(path.join(folder, name));
    return [published, Buffer.from(stripWhiteSpace(published.toString()))];
  });
  const byId = new Map<string, { body: Buffer; contentType: string }>();
  const received: Received[] = [];
  let sink: Sink;
  let replays: { stop(): Promise<void> };

  beforeAll(async () => {
    sink = await startSink((one, response) => {
      received.push(one);
      response.end();
    });
    replays = runReplays();
    const key = "key-of-the-examples";
    await createSource(admin, { name: "Shop", key });
    for (const [n, body] of sent.entries()) {
      const contentType = contentTypes[n % contentTypes.length] ?? "";
      const { id } = (await receiveWebhook({
        sourceKey: key,
        headers: [
          ["Content-Type", contentType],
          ["X-Voucherify-Signature", sign(body.toString(), "another")],
        ],
        body,
        bodySize: body.length,
        remoteAddress: null,
      })) as { id: string };
      byId.set(id, { body, contentType });
    }
    const destinationId = await makeDestination(sink.url, {
      signingSecret: secret,
    });
    const run = await start(destinationId, [...byId.keys()], {
      skipExpired: false,
      skipNotAccepted: false,
    });
    await untilState(run.id, "done");
  });
  afterAll(async () => {
    await replays.stop();
    await sink.close();
  });

  it("arrive, all of them, once, byte for byte, by their hash", () => {
    expect(names.length).toBeGreaterThanOrEqual(111);
    const got = received.map(({ body, headers }) => [
      headers["x-segment-inspector-event-id"],
      sha256(body),
      headers["content-type"],
    ]);
    const wanted = [...byId].map(([id, { body, contentType }]) => [
      id,
      sha256(body),
      contentType,
    ]);
    expect(got.toSorted()).toEqual(wanted.toSorted());
  });

  it("carry a signature that the vendor's recipes accept", () => {
    for (const { body, headers } of received) {
      const text = body.toString("utf8");
      const signature = headers["x-voucherify-signature"];
      // The published Node helper hashes the text as it came.
      expect(signature).toBe(sign(text, secret));
      // The published Java sample takes the white space out first: the same on the wire, where there is none.
      if (stripWhiteSpace(text) === text)
        expect(signature).toBe(sign(stripWhiteSpace(text), secret));
    }
    expect(
      received.filter(
        ({ body }) => stripWhiteSpace(String(body)) === String(body),
      ).length,
    ).toBeGreaterThanOrEqual(names.length);
  });
});

function sign(text: string, key: string): string {
  return createHmac("sha256", key).update(text, "utf8").digest("hex");
}

/** White space outside strings, taken out. */
function stripWhiteSpace(text: string): string {
  return text.replace(/("(?:\\.|[^"\\])*")|\s+/gu, "$1");
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
