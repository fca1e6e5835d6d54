import { testContext } from "#lib/services/testing/test-context.ts";
import { createHash, randomUUID } from "node:crypto";
import { v7 as uuidV7 } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "#lib/db/connection/client.ts";
import {
  eventRow,
  storeEvents,
  storeSource,
} from "#lib/db/testing/event-rows.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { customerOf } from "#lib/domain/event/testing/event-item.ts";
import { eventDetailSchema } from "#lib/domain/event/event.ts";
import { createDestination } from "#lib/services/destinations/create-destination.ts";
import { requireReplayable } from "#lib/services/replays/require-replayable.ts";
import { getEventBody } from "./get-event-body.ts";
import { getEvent } from "./get-event.ts";
import { listNeighbourEntries } from "./list-neighbour-entries.ts";

await useTestDatabase();

let sourceId = "";
beforeAll(async () => {
  sourceId = await storeSource();
});

async function storeOne(
  given: Omit<Parameters<typeof eventRow>[0], "sourceId">,
): Promise<string> {
  const row = eventRow({ sourceId, ...given });
  await storeEvents([row]);
  return row.id;
}

const bytes = (text: string) => new TextEncoder().encode(text);

test("an event comes whole: bytes, payload in the order sent, digest, masked secrets", async () => {
  const body = bytes('{ "z": 1, "a": {"b": null} }');
  const id = await storeOne({
    body,
    bodySha256: new Uint8Array(createHash("sha256").update(body).digest()),
    headers: [
      ["X-Token", "a-very-long-secret"],
      ["Host", "shop.example"],
    ],
    customerId: "cust_1",
    segmentId: "seg_1",
  });
  const event = await getEvent(testContext(), id);
  expect(eventDetailSchema.parse(event)).toEqual(event);
  expect(JSON.stringify(event.payload)).toBe('{"z":1,"a":{"b":null}}');
  expect(event.bodySha256).toBe(
    createHash("sha256").update(body).digest("hex"),
  );
  expect(JSON.stringify(event.headers)).not.toContain("secret");
  expect(event.customer).toEqual(customerOf({ id: "cust_1" }));
  expect(event.campaign).toBeNull();
  expect(event.entryNumber).toBe(1);
  expect((await getEventBody(testContext(), id)).bytes).toEqual(body);
});

test.each([
  ["nested too deep", `${"[".repeat(5_000)}${"]".repeat(5_000)}`],
  ["a number that no program holds", '{"a":1e5000}'],
  ["no JSON", "<xml/>"],
  ["no text", "\ufffe"],
])("a body with %s still opens, without a payload", async (_what, text) => {
  const body = bytes(text);
  const id = await storeOne({ body });
  const event = await getEvent(testContext(), id);
  expect(event.payload).toBeNull();
  expect(() => JSON.stringify(event)).not.toThrow();
  expect((await getEventBody(testContext(), id)).bytes).toEqual(body);
});

test.each([
  "x",
  "",
  "../../etc/passwd",
  "%00",
  randomUUID(),
  "'; DROP TABLE event; --",
])("%s names no event", async (id) => {
  await expect(getEvent(testContext(), id)).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(getEventBody(testContext(), id)).rejects.toMatchObject({
    code: "not_found",
  });
});

test("a body that was not kept is not found; an empty one is", async () => {
  const tooLarge = await storeOne({
    body: null,
    outcome: "rejected",
    rejection: "body_too_large",
  });
  const empty = await storeOne({ body: new Uint8Array(), bodySize: 0 });
  await expect(getEventBody(testContext(), tooLarge)).rejects.toMatchObject({
    code: "not_found",
  });
  expect((await getEventBody(testContext(), empty)).bytes).toHaveLength(0);
});

test("an erased body is said to be erased, by hand and by a replay", async () => {
  const erasedAt = new Date("2026-11-25T10:00:00Z");
  const stub = await storeOne({ body: null, erasedAt });
  const words = `was erased on request on 2026-11-25`;
  await expect(getEventBody(testContext(), stub)).rejects.toMatchObject({
    code: "not_found",
    message: `The body of event ${stub} ${words}.`,
  });
  const { id } = await createDestination(testContext(), {
    name: "Shop",
    url: "https://shop.example/hooks",
  });
  await expect(
    requireReplayable(testContext(), stub, id),
  ).rejects.toMatchObject({
    code: "unprocessable",
    message: `The body of event ${stub} ${words}, so it cannot be sent again.`,
  });
});

test("the age of the secret is told only of a signature that it proved", async () => {
  const createdAt = new Date("2026-01-02T03:04:05Z");
  const secretId = uuidV7();
  await db().sourceSecret.create({
    data: {
      id: secretId,
      sourceId,
      secretEncrypted: new Uint8Array([1]),
      createdAt,
    },
  });
  const valid = await storeOne({ signature: "valid", secretId });
  const invalid = await storeOne({
    signature: "invalid",
    outcome: "rejected",
    secretId,
  });
  expect((await getEvent(testContext(), valid)).verifiedWithSecretOf).toBe(
    createdAt.toISOString(),
  );
  expect(
    (await getEvent(testContext(), invalid)).verifiedWithSecretOf,
  ).toBeNull();
});

describe("related events", () => {
  test("repeats and their first know one another", async () => {
    const first = await storeOne({});
    const repeat = {
      outcome: "duplicate",
      isEntry: false,
      duplicateOf: first,
    } as const;
    const second = await storeOne({ ...repeat, duplicateKind: "sender_retry" });
    const third = await storeOne({ ...repeat, duplicateKind: "sender_retry" });
    const relatedOf = async (id: string) =>
      (await getEvent(testContext(), id)).related.map((one) => [
        one.id,
        one.relation,
      ]);
    expect(await relatedOf(first)).toEqual([
      [third, "repeat"],
      [second, "repeat"],
    ]);
    expect(await relatedOf(third)).toEqual([
      [second, "repeat"],
      [first, "repeat"],
    ]);
  });

  test("one event by two distributions is linked, but not across sources or with rejected ones", async () => {
    const same = { voucherifyEventId: "evcus_1" };
    const one = await storeOne({ ...same, distributionId: "distr_1" });
    const two = await storeOne({ ...same, distributionId: "distr_2" });
    await storeOne({
      ...same,
      distributionId: "distr_3",
      outcome: "rejected",
      isEntry: false,
    });
    await storeEvents([
      eventRow({
        ...same,
        sourceId: await storeSource(),
        distributionId: "distr_4",
      }),
    ]);
    expect((await getEvent(testContext(), one)).related).toMatchObject([
      { id: two, relation: "other_distribution", distributionId: "distr_2" },
    ]);
  });

  test("a first delivery by another distribution is told once", async () => {
    const same = { voucherifyEventId: "evcus_repeated" };
    const first = await storeOne({ ...same, distributionId: "distr_1" });
    const repeat = await storeOne({
      ...same,
      distributionId: "distr_2",
      outcome: "duplicate",
      duplicateOf: first,
      isEntry: false,
    });
    expect((await getEvent(testContext(), repeat)).related).toMatchObject([
      { id: first, relation: "repeat" },
    ]);
  });

  test("tests are not linked by the made-up ids that they share", async () => {
    const same = { voucherifyEventId: "evcus_00000000000000000000" };
    const test = { ...same, isTest: true };
    const one = await storeOne({ ...test, distributionId: "distr_1" });
    await storeOne({ ...test, distributionId: "distr_2" });
    const real = await storeOne({ ...same, distributionId: "distr_3" });
    expect((await getEvent(testContext(), one)).related).toEqual([]);
    expect((await getEvent(testContext(), real)).related).toEqual([]);
  });
});

describe("neighbours", () => {
  test("are the same customer's entries of the same source, nearest first", async () => {
    const theirs = { customerId: "cust_walk" };
    const at = (minute: number) => ({
      ...theirs,
      receivedAt: new Date(Date.UTC(2026, 10, 1, 0, minute)),
    });
    const ids: string[] = [];
    for (let minute = 0; minute < 15; minute++)
      ids.push(await storeOne(at(minute)));
    await storeOne({ ...at(7), isEntry: false, outcome: "duplicate" });
    await storeEvents([eventRow({ ...at(7), sourceId: await storeSource() })]);
    const middle = await getEvent(testContext(), ids[7] ?? "");
    const { older, newer, total } = await listNeighbourEntries(
      testContext(),
      middle,
    );
    expect(older.map(({ id }) => id)).toEqual(ids.slice(2, 7).toReversed());
    expect(newer.map(({ id }) => id)).toEqual(ids.slice(8, 13));
    expect(total).toBe(15);
  });

  test("there are none without a customer", async () => {
    const event = await getEvent(testContext(), await storeOne({}));
    expect(await listNeighbourEntries(testContext(), event)).toEqual({
      older: [],
      newer: [],
      total: 0,
    });
  });
});
