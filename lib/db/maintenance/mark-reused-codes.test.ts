import { beforeEach, expect, test } from "vitest";
import { db } from "#lib/db/connection/client.ts";
import {
  clearEvents,
  eventRow,
  storeEvents,
  storeSource,
} from "#lib/db/testing/event-rows.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { markReusedCodes, markReusedCodesOf } from "./mark-reused-codes.ts";

await useTestDatabase();

let sourceId = "";
beforeEach(async () => {
  await clearEvents();
  await db().reusedCodeCheck.deleteMany();
  sourceId = await storeSource();
});

const sent = (voucherCode: string, customerId: string, given: object = {}) =>
  eventRow({
    sourceId,
    voucherCode,
    customerId,
    purpose: "unique_codes",
    ...given,
  });

async function marked(): Promise<string[]> {
  const rows = await db().event.findMany({
    where: { needsAttention: true },
    orderBy: { id: "asc" },
  });
  return rows.map(({ voucherCode, customerId, problems }) =>
    [
      voucherCode,
      customerId,
      JSON.stringify(problems).split("code_reused").length - 1,
    ].join(" "),
  );
}

test("both customers' entries are marked, once, however often one looks", async () => {
  await storeEvents([sent("TWICE", "cust_1"), sent("ONCE", "cust_3")]);
  const now = new Date();
  expect(await markReusedCodes(now)).toBe(0);
  await storeEvents([sent("TWICE", "cust_2"), sent("ONCE", "cust_3")]);
  expect(await markReusedCodes(now)).toBe(2);
  expect(await markReusedCodes(new Date(now.getTime() + 120_000))).toBe(0);
  expect(await marked()).toEqual(["TWICE cust_1 1", "TWICE cust_2 1"]);
});

test("what is no code of an entry of that source marks nothing", async () => {
  const other = await storeSource("Another");
  await storeEvents([
    sent("A", "cust_1"),
    sent("A", "cust_2", { sourceId: other }),
    sent("A", "cust_3", { isTest: true }),
    sent("A", "cust_4", { outcome: "duplicate", isEntry: false }),
    sent("A", "cust_5", { purpose: "promotion" }),
  ]);
  expect(await markReusedCodes(new Date())).toBe(0);
});

test("one that was committed after its successors were looked at is found a minute later", async () => {
  const earlier = new Date(Date.now() - 5_000);
  const late = sent("LATE", "cust_1", { receivedAt: earlier });
  await storeEvents([sent("LATE", "cust_2")]);
  await markReusedCodes(new Date());
  await storeEvents([late]);
  expect(await markReusedCodes(new Date())).toBe(0);
  expect(await markReusedCodes(new Date(Date.now() + 120_000))).toBe(2);
});

test("one that became an entry later is marked with the others", async () => {
  const row = sent("AFTER", "cust_1", { outcome: "rejected", isEntry: false });
  await storeEvents([row, sent("AFTER", "cust_2")]);
  await markReusedCodes(new Date());
  await db().event.updateMany({ data: { outcome: "accepted", isEntry: true } });
  await markReusedCodesOf([row.id]);
  expect(await marked()).toEqual(["AFTER cust_1 1", "AFTER cust_2 1"]);
});

test("of a code that everybody was sent all are marked", async () => {
  await storeEvents(
    Array.from({ length: 1_500 }, (_, at) => sent("ALL", `cust_${String(at)}`)),
  );
  expect(await markReusedCodes(new Date())).toBe(1_500);
});
