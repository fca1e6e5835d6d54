import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { v7 as uuidV7 } from "uuid";
import { encryptText } from "#lib/crypto/encrypted-text.ts";
import { db } from "#lib/db/connection/client.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { receiveWebhook } from "#lib/ingest/receive-webhook.ts";
import { signBody } from "#lib/replay/sending/replay-headers.ts";
import { getFacets } from "#lib/services/counts/get-facets.ts";
import { listEvents } from "#lib/services/events/list-events.ts";
import { testContext } from "#lib/services/testing/test-context.ts";
import { createSource } from "./create-source.ts";
import { reverifySource } from "./reverify-source.ts";
import { updateSource } from "./update-source.ts";

process.env.APP_URL = "https://inspect.example";
await useTestDatabase();
const admin = testContext();

async function makeSource() {
  const key = `key-${uuidV7()}`;
  const { id } = await createSource(admin, {
    name: "Shop",
    key,
    secret: "mistyped",
  });
  return { id, key };
}

/** An entry as Voucherify sends it, signed with the right secret. */
async function receive(
  key: string,
  sendoutId: string,
  secret = "right",
  name = "VIP",
) {
  const body = Buffer.from(
    JSON.stringify({
      id: sendoutId,
      project_id: "proj_1",
      created_at: "2026-11-25T10:00:00.000Z",
      type: "Welcome",
      data: {
        customer: { id: "cust_1", object: "customer" },
        segment: { id: "seg_1", name, object: "segment" },
      },
      source: {
        id: "distr_1",
        object: "distribution",
        target_url: "https://a",
      },
      event: {
        id: "evcus_1",
        type: "customer.segment.entered",
        created_at: "2026-11-25T10:00:00.000Z",
      },
    }),
  );
  return receiveWebhook({
    sourceKey: key,
    headers: [
      ["content-type", "application/json"],
      ["X-Voucherify-Signature", signBody(body, secret)],
    ],
    body,
    bodySize: body.length,
    remoteAddress: null,
  });
}

test("what was rejected for a mistyped secret is healed, with its own time, counted, and repeats respected", async () => {
  const { id, key } = await makeSource();
  const rejected = [
    await receive(key, "whs_1"),
    await receive(key, "whs_1"),
    await receive(key, "whs_2"),
    await receive(key, "whs_3", "forged"),
  ];
  expect(rejected.map(({ outcome }) => outcome)).toEqual(
    rejected.map(() => "rejected"),
  );
  await updateSource(admin, id, { secret: "right" });
  expect(await receive(key, "whs_2")).toMatchObject({ outcome: "accepted" });
  const before = await db().event.findMany({ orderBy: { id: "asc" } });

  expect(await reverifySource(admin, id, { dryRun: true })).toEqual({
    checked: 4,
    valid: 3,
    accepted: 0,
    acceptedFilter: null,
  });
  expect(await db().event.findMany({ orderBy: { id: "asc" } })).toEqual(before);

  const healed = await reverifySource(admin, id);
  expect(healed).toMatchObject({ checked: 4, valid: 3, accepted: 1 });
  const exactly = await listEvents(admin, {
    outcome: ["accepted"],
    ...healed.acceptedFilter,
  });
  expect(exactly.items.map((event) => event.id)).toEqual([before[0]?.id]);
  const after = await db().event.findMany({ orderBy: { id: "asc" } });
  const [first, repeat, late, forged, genuine] = after;
  expect(first).toMatchObject({
    outcome: "accepted",
    isEntry: true,
    signature: "valid",
    rejection: null,
    receivedAt: before[0]?.receivedAt,
    reverifiedAt: admin.now,
  });
  expect(repeat).toMatchObject({
    outcome: "duplicate",
    duplicateOf: first?.id,
    duplicateKind: "sender_retry",
    isEntry: false,
  });
  expect(late).toMatchObject({
    outcome: "duplicate",
    duplicateOf: genuine?.id,
  });
  expect(forged).toMatchObject({ outcome: "rejected", reverifiedAt: null });
  const { total, outcome } = await getFacets(admin, { source: [id] });
  expect(total.count).toBe(5);
  expect(
    Object.fromEntries(outcome.map(({ value, count }) => [value, count])),
  ).toEqual({ accepted: 2, duplicate: 2, rejected: 1 });

  expect(await reverifySource(admin, id)).toEqual({
    checked: 1,
    valid: 0,
    accepted: 0,
    acceptedFilter: null,
  });
  expect(await receive(key, "whs_1")).toMatchObject({ outcome: "duplicate" });
  const acts = await db().activity.findMany({
    where: { action: "source.reverify" },
  });
  expect(acts).toHaveLength(2);
});

/** Stores a secret as another APP_SECRET encrypts it. */
async function addUnreadableSecret(sourceId: string): Promise<void> {
  await db().sourceSecret.create({
    data: {
      id: uuidV7(),
      sourceId,
      secretEncrypted: encryptText("lost", "another secret of the app"),
    },
  });
}

test("a secret that cannot be read stops none of the others, and one that is all there is says so", async () => {
  const { id, key } = await makeSource();
  await receive(key, "whs_unreadable");
  await updateSource(admin, id, { secret: "right" });
  await addUnreadableSecret(id);
  expect(await reverifySource(admin, id)).toMatchObject({
    checked: 1,
    accepted: 1,
  });

  const other = await makeSource();
  await receive(other.key, "whs_unreadable_alone");
  await db().sourceSecret.deleteMany({ where: { sourceId: other.id } });
  await addUnreadableSecret(other.id);
  await expect(reverifySource(admin, other.id)).rejects.toMatchObject({
    code: "unprocessable",
    message: /APP_SECRET/,
  });
});

test("of a compressed body what it holds tells whether it repeats another", async () => {
  const { id, key } = await makeSource();
  const receivePacked = (level: number, secret: string) => {
    const body = gzipSync(
      JSON.stringify({
        id: "whs_9",
        type: "a",
        data: {},
        source: {},
        event: {},
      }),
      { level },
    );
    return receiveWebhook({
      sourceKey: key,
      headers: [
        ["content-encoding", "gzip"],
        ["x-voucherify-signature", signBody(body, secret)],
      ],
      body,
      bodySize: body.length,
      remoteAddress: null,
    });
  };
  await receivePacked(1, "right");
  await updateSource(admin, id, { secret: "right" });
  expect(await reverifySource(admin, id)).toMatchObject({ accepted: 1 });
  expect(await receivePacked(9, "right")).toMatchObject({
    outcome: "duplicate",
  });
});

test("who may not is refused, and a source out of scope is not there", async () => {
  const { id } = await makeSource();
  await expect(
    reverifySource(testContext({ role: "auditor" }), id),
  ).rejects.toMatchObject({ code: "forbidden" });
  await expect(
    reverifySource(testContext({ sources: [] }), id),
  ).rejects.toMatchObject({ code: "not_found" });
});

test("a repeat that is accepted late says whether it brought another body, as one that came in time", async () => {
  const { id, key } = await makeSource();
  await receive(key, "whs_b1");
  await receive(key, "whs_b1");
  await receive(key, "whs_b1", "right", "VIP now");
  await updateSource(admin, id, { secret: "right" });
  await reverifySource(admin, id);
  const [, same, other] = await db().event.findMany({
    where: { sourceId: id },
    orderBy: { id: "asc" },
  });
  expect(same).toMatchObject({ outcome: "duplicate", needsAttention: false });
  expect(other).toMatchObject({
    outcome: "duplicate",
    needsAttention: true,
    problems: expect.arrayContaining([
      expect.objectContaining({ kind: "repeat_differs" }),
    ]) as unknown,
  });
  const { items } = await listEvents(admin, {
    source: [id],
    problem: ["repeat_differs"],
  });
  expect(items.map((event) => event.id)).toEqual([other?.id]);
});
