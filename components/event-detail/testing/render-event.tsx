import { renderToStaticMarkup } from "react-dom/server";
import type { EventDetail } from "#lib/domain/event/event.ts";
import { parsePayload } from "#lib/domain/reading/parse-payload.ts";
import { readEvent } from "#lib/domain/reading/read-event.ts";
import type { Reading } from "#lib/domain/reading/reading.ts";
import { EventView } from "../event-view.tsx";

export const customer = {
  id: "cust_5P5B8oy1pxM3sTOZ8qDpmkpG",
  object: "customer",
  name: "Alex Test",
  metadata: {
    tier: "gold",
    tags: ["a-tag", { deep: "in-a-list" }],
    "odd key": 7,
  },
  summary: {
    orders: {
      total_amount: 1_234_567,
      total_count: "11",
      average_amount: 112_233,
    },
    redemptions: { total_redeemed: 4, gift: { amount_to_go: 7_450 } },
    favourite: "undocumented-within-summary",
  },
  phone: { number: "of-a-wrong-type" },
  nickname: null,
};
export const segment = {
  id: "seg_n3vVcU5t0m3rs4rEPr3C1oU5",
  name: "New Customers",
  object: "segment",
};
export const voucher = {
  id: "v_1",
  code: "SPRING-2024-osO",
  object: "voucher",
  type: "DISCOUNT_VOUCHER",
  discount: {
    type: "PERCENT",
    percent_off: 10,
    amount_off: "wrong-in-discount",
  },
  expiration_date: "no date at all",
  categories: [
    { id: "cat_1", name: "A category", shade: "undocumented-in-list" },
  ],
};
export const campaign = {
  id: "camp_1",
  name: "Spring Discounts",
  object: "campaign",
};
export const publication = {
  id: "pub_1",
  object: "publication",
  channel: "Automation",
  result: "SUCCESS",
};

export const bytes = (value: unknown) =>
  new TextEncoder().encode(JSON.stringify(value));

/** The page without the text of the body, so that what is found was put there by a card. */
export function render(
  body: Uint8Array,
  over: Partial<EventDetail> = {},
): string {
  const reading = readEvent(body);
  const event: EventDetail = {
    ...toEventFields(reading),
    id: "019ab3f2-6c1e-7000-8000-000000000001",
    receivedAt: "2026-11-23T10:42:07.101Z",
    source: {
      id: "019ab3f2-6c1e-7000-8000-000000000002",
      name: "Production EU",
      currency: null,
    },
    outcome: "accepted",
    rejection: null,
    signature: "valid",
    isEntry: reading.saysEntered,
    isTest: reading.isTest,
    validFrom: reading.validFrom,
    validUntil: reading.validUntil,
    entryNumber: reading.saysEntered ? 1 : null,
    duplicateOf: null,
    duplicateKind: null,
    bodySize: body.length,
    erasedAt: null,
    headers: [["content-type", "application/json"]],
    contentType: "application/json",
    remoteAddress: "127.0.0.1",
    bodySha256: "9f1c".padEnd(64, "0"),
    payload: null,
    readingVersion: reading.version,
    verifiedWithSecretOf: null,
    related: [],
    replays: [],
    ...over,
  };
  return renderToStaticMarkup(
    <EventView
      event={event}
      body={null}
      payload={parsePayload(body)}
      neighbours={{ older: [], newer: [], total: 1 }}
      asked={{ view: "readable", unknown: null }}
      zone="UTC"
    />,
  );
}

/** Problems are left out: their sentences quote paths, and what is found should have been put there by a card. */
function toEventFields(reading: Reading) {
  const {
    shape,
    eventType,
    eventTypeAssumed,
    eventName,
    purpose,
    purposeRule,
  } = reading;
  const { customer, segment, campaign, promotionTier, voucher, publication } =
    reading;
  const { projectId, distributionId, sendoutId, voucherifyEventId, groupId } =
    reading;
  const { channel, enteredAt, sentAt, offer, needsAttention } = reading;
  return {
    ...{ shape, eventType, eventTypeAssumed, eventName, purpose, purposeRule },
    ...{ customer, segment, campaign, promotionTier, voucher, publication },
    ...{ projectId, distributionId, sendoutId, voucherifyEventId, groupId },
    ...{ channel, enteredAt, sentAt, offer, needsAttention },
    problems: [],
  };
}
