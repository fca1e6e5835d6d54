import { createHmac } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { encryptText } from "#lib/crypto/encrypted-text.ts";
import { db } from "#lib/db/connection/client.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { nextEventId } from "#lib/domain/event/event-id.ts";
import { uuidV7ToTime } from "#lib/domain/event/uuid-v7-time.ts";
import { createSource } from "#lib/services/sources/create-source.ts";
import { testContext } from "#lib/services/testing/test-context.ts";
import { commitGroup } from "./commit-group.ts";
import type { ArrivedRequest } from "./verify-webhook.ts";
import type { WebhookRequest } from "./webhook-request.ts";

await useTestDatabase();

let healthy = "";
beforeAll(async () => {
  healthy = (await createSource(testContext(), { name: "Healthy" })).key;
});

let made = 0;

function request(given: Partial<WebhookRequest> = {}): ArrivedRequest {
  const id = nextEventId();
  const body = Buffer.from(JSON.stringify({ n: made++ }));
  return {
    id,
    receivedAt: uuidV7ToTime(id),
    sourceKey: healthy,
    headers: [],
    body,
    bodySize: body.length,
    remoteAddress: null,
    ...given,
  };
}

const outcomesOf = async (requests: readonly ArrivedRequest[]) =>
  (await commitGroup(requests)).map(({ outcome }) => outcome);

test.each([
  ["an address of 65 characters and more", { remoteAddress: "1".repeat(500) }],
  ["an address that is no text", { remoteAddress: "\ud800\0" }],
  [
    "a content type without end",
    { headers: [["content-type", "x".repeat(5_000)]] },
  ],
  ["half a character in a header", { headers: [["x-a", "\ud800"]] }],
  ["a NUL in a header", { headers: [["x-a", "\0"]] }],
  ["a NUL in a body", { body: Buffer.from('{"a":"\\u0000"}') }],
  ["a number beyond all", { body: Buffer.from('{"a":1e400000}') }],
  [
    "a body nested deeply",
    { body: Buffer.from("[".repeat(50_000) + "]".repeat(50_000)) },
  ],
] satisfies [string, Partial<WebhookRequest>][])(
  "%s hurts no neighbour, and its event is kept, too",
  async (_what, given) => {
    const culprit = request(given);
    expect(await outcomesOf([request(), culprit, request()])).toEqual([
      "accepted",
      "accepted",
      "accepted",
    ]);
    const kept = await db().event.findUnique({ where: { id: culprit.id } });
    expect(kept && Buffer.from(kept.body ?? [])).toEqual(
      Buffer.from(culprit.body ?? []),
    );
  },
);

/** A source with secrets, each encrypted with this app secret or another. */
async function sourceWith(
  secrets: readonly { text: string; appSecret?: string }[],
): Promise<string> {
  const { id, key } = await createSource(testContext(), { name: "Broken" });
  for (const { text, appSecret = "another secret of the app" } of secrets) {
    await db().sourceSecret.create({
      data: {
        id: nextEventId(),
        sourceId: id,
        secretEncrypted: encryptText(text, appSecret),
      },
    });
  }
  return key;
}

function signed(sourceKey: string, secret: string): ArrivedRequest {
  const unsigned = request({ sourceKey });
  const signature = createHmac("sha256", secret)
    .update(unsigned.body ?? "")
    .digest("hex");
  return { ...unsigned, headers: [["x-voucherify-signature", signature]] };
}

test("a stored secret that does not decrypt stops its own source alone", async () => {
  const key = await sourceWith([{ text: "lost" }]);
  expect(
    await outcomesOf([
      request(),
      signed(key, "lost"),
      request({ sourceKey: key }),
      request(),
    ]),
  ).toEqual(["accepted", "unavailable", "rejected", "accepted"]);
});

test("beside one that does not decrypt, another secret still admits what it signed", async () => {
  const key = await sourceWith([
    { text: "lost" },
    { text: "known", appSecret: "a secret for tests only" },
  ]);
  expect(
    await outcomesOf([signed(key, "known"), signed(key, "lost"), request()]),
  ).toEqual(["accepted", "unavailable", "accepted"]);
});
