import { expect, test } from "vitest";
import {
  eventRow,
  storeEvents,
  storeSource,
} from "#lib/db/testing/event-rows.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { testContext } from "#lib/services/testing/test-context.ts";
import { globalSearch } from "./global-search.ts";

await useTestDatabase();

test("a rejected request names nothing that an accepted one named, and is found itself", async () => {
  const sourceId = await storeSource();
  const ids = {
    sourceId,
    segmentId: "seg_vip",
    customerId: "cust_anna",
    voucherCode: "CODE-1",
  };
  const rejected = { ...ids, outcome: "rejected", isEntry: false } as const;
  await storeEvents([
    eventRow({ ...ids, segmentName: "Genuine", customerName: "Anna" }),
    ...["Forged", "Forged again"].map((name) =>
      eventRow({ ...rejected, segmentName: name, customerName: name }),
    ),
    eventRow({ ...rejected, voucherCode: "CODE-2" }),
  ]);
  const found = async (typed: string) =>
    (await globalSearch(testContext(), typed)).things.map(
      ({ kind, name }) => `${kind} ${name}`,
    );
  expect(await found("cust_anna")).toEqual(["customer Anna"]);
  expect(await found("CODE-1")).toEqual(["code CODE-1"]);
  expect(await found("CODE-2")).toEqual(["code CODE-2"]);
});
