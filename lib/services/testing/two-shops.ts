import { eventRow, storeEvents } from "#lib/db/testing/event-rows.ts";
import type { Context } from "../context.ts";
import { createSource } from "../sources/create-source.ts";
import { testContext } from "./test-context.ts";

/** Long enough ago that no event may still be on its way. */
const at = (minutesAgo: number) => new Date(Date.now() - minutesAgo * 60_000);
const minutesAgo = { own: 80, other: 75 };

/** Everything of the other source is named so; the segment and the customer's id are in both. */
export const hidden = "hidden";
export const own = { id: "", event: "" };
export const other = { id: "", event: "" };

/**
 * Stores two sources with events of the same customer and segment.
 *
 * @returns the context of somebody who may know of the first alone
 */
export async function storeTwoShops(): Promise<Context> {
  const admin = testContext();
  own.id = (await createSource(admin, { name: "Own shop" })).id;
  other.id = (await createSource(admin, { name: `A ${hidden} shop` })).id;
  const ownRows = [0, 1].map((n) =>
    eventRow({
      sourceId: own.id,
      receivedAt: at(minutesAgo.own - n),
      customerId: "cust_both",
      customerName: "Ann Own",
      segmentId: "seg_both",
      segmentName: "Own name",
      searchText: "spring own",
      purpose: "plain_message",
      body: Buffer.from(`{"n":${String(n)}}`),
      bodySize: 7,
    }),
  );
  const hiddenRow = (given: Partial<Parameters<typeof eventRow>[0]>) =>
    eventRow({
      sourceId: other.id,
      customerId: "cust_both",
      customerName: `Ann ${hidden}`,
      customerEmail: `${hidden}@shop.example`,
      segmentId: "seg_both",
      segmentName: `A ${hidden} name`,
      campaignId: `camp_${hidden}`,
      campaignName: `A ${hidden} campaign`,
      distributionId: `distr_${hidden}`,
      eventName: `A ${hidden} event`,
      voucherCode: `CODE-${hidden}`,
      searchText: `spring ${hidden}`,
      purpose: "promotion",
      needsAttention: true,
      problems: [{ kind: "bad_time", severity: "warning" }],
      body: Buffer.from(`{"${hidden}":true}`),
      bodySize: 15,
      ...given,
    });
  const otherRows = [
    hiddenRow({ receivedAt: at(minutesAgo.other), sentAt: at(76) }),
    hiddenRow({
      receivedAt: at(minutesAgo.other - 1),
      customerId: `cust_${hidden}`,
      segmentId: `seg_${hidden}`,
    }),
    hiddenRow({
      receivedAt: at(minutesAgo.other - 2),
      outcome: "rejected",
      rejection: "signature_mismatch",
      signature: "invalid",
      isEntry: false,
    }),
  ];
  await storeEvents([...ownRows, ...otherRows]);
  own.event = ownRows[0]?.id ?? "";
  other.event = otherRows[0]?.id ?? "";
  return testContext({ sources: [own.id] });
}
