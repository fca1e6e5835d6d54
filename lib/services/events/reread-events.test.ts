import { testContext } from "#lib/services/testing/test-context.ts";
import { expect, test } from "vitest";
import { db } from "#lib/db/connection/client.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { READING_VERSION } from "#lib/domain/field/object-fields.ts";
import { receiveWebhook } from "#lib/ingest/receive-webhook.ts";
import { createSource } from "#lib/services/sources/create-source.ts";
import { rereadEvents } from "./reread-events.ts";

await useTestDatabase();

test("events with an old reading are read again from their bytes, and only those", async () => {
  const { key } = await createSource(testContext(), { name: "Old" });
  const body = Buffer.from(
    JSON.stringify({
      customer: { id: "cust_1", name: "Ada", object: "customer" },
      segment: { id: "seg_1", name: "VIP", object: "segment" },
    }),
  );
  for (const bytes of [body, body, Buffer.from("no JSON")]) {
    await receiveWebhook({
      sourceKey: key,
      headers: [],
      body: bytes,
      bodySize: bytes.length,
      remoteAddress: null,
    });
  }
  const before = await db().event.findMany({ orderBy: { id: "asc" } });
  await db().event.updateMany({
    data: {
      readingVersion: 0,
      customerName: "misread",
      purpose: null,
      isEntry: false,
    },
  });

  expect(await rereadEvents(testContext(), { all: false })).toBe(3);
  expect(await db().event.findMany({ orderBy: { id: "asc" } })).toEqual(before);
  expect(before.map(({ isEntry }) => isEntry)).toEqual([true, false, false]);
  expect(await rereadEvents(testContext(), { all: false })).toBe(0);
  expect(await rereadEvents(testContext(), { all: true })).toBe(3);
  expect(new Set(before.map(({ readingVersion }) => readingVersion))).toEqual(
    new Set([READING_VERSION]),
  );
});
