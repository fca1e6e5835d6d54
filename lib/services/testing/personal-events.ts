import {
  eventRow,
  storeEvents,
  storeSource,
} from "#lib/db/testing/event-rows.ts";
import { testContext } from "#lib/services/testing/test-context.ts";
import { createSource } from "../sources/create-source.ts";
import { createSavedView } from "../views/create-saved-view.ts";

const admin = testContext();

/** Every kind of value that must not reach a viewer, each with the same mark in it. */
export const mark = "qqsecretqq";
export const personal = {
  customerSourceId: `merchant-${mark}`,
  customerName: `Zoë ${mark}`,
  customerEmail: `${mark}@shop.example`,
  voucherCode: `CODE-${mark}`,
  channel: mark,
  groupId: mark,
};

/** What was stored: the ids, and the key of a source of its own. */
export const known = {
  sourceId: "",
  own: "",
  designed: "",
  all: [] as string[],
  key: "",
  keyedId: "",
  viewId: "",
};

/** Stores events of people, of ids that a payload's designer filled with people, and a view of one. */
export async function storePersonalEvents(): Promise<void> {
  known.sourceId = await storeSource();
  const { key, id } = await createSource(admin, { name: "Keyed" });
  known.key = key;
  known.keyedId = id;
  const body = {
    customer: { id: "cust_1", name: personal.customerName, phone: mark },
    metadata: { [mark]: { deep: mark } },
  };
  const event = {
    sourceId: known.sourceId,
    ...personal,
    customerId: "cust_1",
    segmentId: "seg_1",
    segmentName: "New Customers",
    campaignId: "camp_1",
    distributionId: "distr_1",
    purpose: "unique_codes" as const,
    payload: body,
    searchText: JSON.stringify(personal),
    headers: [
      ["x-customer", mark],
      ["user-agent", mark],
      ["host", `${mark}.example`],
      ["accept", `text/${mark}`],
      ["content-type", `text/plain; name=${mark}`],
      ["x-voucherify-signature", mark],
    ],
    contentType: `text/plain; name=${mark}`,
    remoteAddress: "192.0.2.77",
    bodySha256: new Uint8Array(32).fill(7),
    needsAttention: true,
    sentAt: new Date(Date.now() - 1_000),
    problems: [
      {
        kind: "unexpected_type",
        severity: "warning",
        path: `$.data.${mark}`,
        message: `“${mark}” is no number.`,
      },
    ],
  };
  const rows = [
    eventRow(event),
    eventRow(event),
    eventRow({ ...event, isEntry: false, outcome: "duplicate" }),
    eventRow({ ...event, customerId: `${mark}@shop.example` }),
    eventRow({
      ...event,
      segmentId: `${mark}@shop.example`,
      segmentName: mark,
      campaignId: `0048-${mark}`,
      campaignName: mark,
      promotionTierId: mark,
      promotionTierName: mark,
      distributionId: mark,
      projectId: mark,
      eventName: `For ${mark}`,
      eventType: `${mark}.entered`,
    }),
    eventRow({
      ...event,
      distributionId: null,
      isEntry: false,
      eventName: `For ${mark}`,
      eventType: `customer.${mark}@shop.example`,
    }),
    eventRow({ ...event, distributionId: "distr_1", eventName: "Welcome" }),
    eventRow({ ...event, sourceId: id, publicationId: mark, sendoutId: mark }),
  ];
  await storeEvents(rows);
  known.own = rows[0]?.id ?? "";
  known.all = rows.map((row) => row.id);
  known.designed = rows[3]?.id ?? "";
  const view = await createSavedView(admin, {
    name: `Of ${mark}`,
    list: "entries",
    query: `customer=${mark}`,
  });
  known.viewId = view.id;
}
