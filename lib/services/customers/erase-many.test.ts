import { createHash, randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { db } from "#lib/db/connection/client.ts";
import {
  eventRow,
  storeEvents,
  storeSource,
} from "#lib/db/testing/event-rows.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { verifyActivity } from "#lib/services/activity/verify-activity.ts";
import { testContext } from "#lib/services/testing/test-context.ts";
import { createSavedView } from "#lib/services/views/create-saved-view.ts";
import { listSavedViews } from "#lib/services/views/list-saved-views.ts";
import { eraseCustomer } from "./erase-customer.ts";
import { getCustomer } from "./get-customer.ts";

await useTestDatabase();

const context = testContext();

/** An event of one customer as it is sent: with ids, a digest and a code of its own. */
function rowOf(sourceId: string, customer: string, at: number) {
  const own = `${customer}-${String(at)}`;
  const payload = {
    id: `evt_${own}`,
    customer: {
      id: `cust_${customer}`,
      name: `${customer} Many`,
      email: `${customer}@many.example`,
    },
  };
  return eventRow({
    sourceId,
    payload,
    bodySha256: createHash("sha256").update(own).digest(),
    salt: randomBytes(16),
    customerId: payload.customer.id,
    customerName: payload.customer.name,
    customerEmail: payload.customer.email,
    segmentId: "seg_1",
    segmentName: "VIP",
    voucherCode: `CODE-${own}`,
    voucherifyEventId: payload.id,
    // Ids of the merchant's own, some of which name the customer.
    campaignName: at % 2 === 0 ? "Spring" : `For ${customer}@many.example`,
  });
}

test("a customer of many events is erased whole, and what only resembles them stays", async () => {
  const sourceId = await storeSource();
  const rows = Array.from({ length: 600 }, (_, at) =>
    rowOf(sourceId, "Zed", at),
  );
  const other = rowOf(sourceId, "Zedekiah", 1);
  await storeEvents([...rows, other]);
  const keyOf = (row: typeof other) => ({
    sourceId,
    key: `bytes:${Buffer.from(row.bodySha256 ?? []).toString("hex")}`,
    eventId: row.id,
    claimedAt: new Date(),
  });
  await db().deliveryKey.createMany({ data: [...rows, other].map(keyOf) });
  for (const query of ["voucher=CODE-Zed-599", "voucher=CODE-Zedekiah-1"])
    await createSavedView(context, { name: query, list: "entries", query });
  for (const who of ["Zed", "Zedekiah"])
    await getCustomer(context, { id: `cust_${who}`, sourceId: null });

  expect(await eraseCustomer(context, "cust_Zed", { reason: "Many" })).toEqual({
    events: 600,
    entries: 600,
  });

  const stubs = await db().event.groupBy({
    by: ["customerId", "voucherCode", "campaignName", "segmentName"],
    where: { sourceId },
    _count: true,
  });
  expect(stubs).toHaveLength(3);
  const erased = { customerId: null, voucherCode: null, segmentName: "VIP" };
  expect(stubs).toEqual(
    expect.arrayContaining([
      { ...erased, campaignName: "Spring", _count: 300 },
      { ...erased, campaignName: null, _count: 300 },
    ]),
  );
  expect(await db().deliveryKey.findMany()).toMatchObject([
    { eventId: other.id },
  ]);
  const views = await listSavedViews(context);
  expect(views.map(({ name }) => name)).toEqual(["voucher=CODE-Zedekiah-1"]);
  const activity = await db().$queryRaw<{ text: string }[]>`
    SELECT string_agg(personal::text, ' ') AS text FROM activity`;
  expect(activity[0]?.text).toContain("cust_Zedekiah");
  expect(activity[0]?.text).not.toMatch(/zed\b/iu);
  expect((await verifyActivity(context)).faults).toEqual([]);
});
