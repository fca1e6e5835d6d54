import { createHash } from "node:crypto";
import {
  eventRow,
  storeEvents,
  storeSource,
} from "#lib/db/testing/event-rows.ts";
import { customer, segment } from "#lib/domain/voucherify/sample-bodies.ts";

/** Ten in the morning of a day of October. */
export const day = (n: number) => new Date(Date.UTC(2026, 9, n, 10));
export const ana = "cust_ana";
export const shops = { id: "", other: "" };

/** An entry whose body tells of so many orders. */
export function entry(
  n: number,
  orders: number | null,
  given: Partial<Parameters<typeof eventRow>[0]> = {},
): ReturnType<typeof eventRow> {
  const payload = {
    data: {
      customer: { ...customer, summary: { orders: { total_count: orders } } },
      segment,
    },
    event: { type: "customer.segment.entered" },
    id: `whs_${String(n)}`,
  };
  const body = new TextEncoder().encode(JSON.stringify(payload));
  return eventRow({
    sourceId: shops.id,
    customerId: ana,
    receivedAt: day(n),
    segmentId: "seg_new",
    segmentName: "New",
    payload,
    body,
    bodySize: body.length,
    bodySha256: new Uint8Array(createHash("sha256").update(body).digest()),
    ...given,
  });
}

/** Stores what Ana did in one shop, and one entry in another. */
export async function storeCustomer(): Promise<void> {
  shops.id = await storeSource("Shop");
  shops.other = await storeSource("Other shop");
  await storeEvents([
    entry(1, 4, { customerName: "Ana Old", customerEmail: "ana@shop.example" }),
    entry(2, 4, {
      segmentId: "seg_vip",
      promotionTierId: "promo_1",
      promotionTierName: "Free",
    }),
    entry(3, 9, {
      customerName: "Ana",
      voucherCode: "A-1",
      publicationId: "pub_1",
    }),
    entry(4, 9, { outcome: "duplicate", isEntry: false }),
    entry(5, 99, {
      outcome: "rejected",
      isEntry: false,
      customerName: "Forged",
    }),
    entry(6, null, {
      eventType: "customer.segment.left",
      isEntry: false,
      segmentId: "seg_vip",
    }),
    entry(7, 1, { sourceId: shops.other, customerName: "Someone else" }),
    entry(8, 10, { body: null, bodySha256: null, bodySize: 2_000_000 }),
    entry(9, 11),
  ]);
}
