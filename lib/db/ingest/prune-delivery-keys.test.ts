import { expect, test } from "vitest";
import { db } from "#lib/db/connection/client.ts";
import { newEvent, storeSource } from "#lib/db/testing/event-rows.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { insertEvents } from "./insert-events.ts";
import { pruneDeliveryKeys } from "./prune-delivery-keys.ts";

await useTestDatabase();

test("keys of bytes go when their time is over, those of sendouts stay", async () => {
  const sourceId = await storeSource();
  const now = new Date("2026-11-20T12:00:00Z");
  const deliver = (
    kind: "bytes" | "sendout",
    value: string,
    hoursAgo: number,
  ) =>
    insertEvents([
      newEvent({
        sourceId,
        receivedAt: new Date(now.getTime() - hoursAgo * 3_600_000),
        deliveryKey: { kind, value },
      }),
    ]);
  await deliver("bytes", "old", 25.1);
  await deliver("bytes", "young", 24.9);
  await deliver("sendout", "whs_old", 500);

  expect(await pruneDeliveryKeys(now)).toBe(1);

  const keys = await db().deliveryKey.findMany({ orderBy: { key: "asc" } });
  expect(keys.map(({ key }) => key)).toEqual([
    "bytes:young",
    "sendout:whs_old",
  ]);
  expect(await deliver("bytes", "old", 0)).toMatchObject([
    { outcome: "accepted" },
  ]);
  expect(await deliver("bytes", "young", 0)).toMatchObject([
    { outcome: "duplicate" },
  ]);
});
