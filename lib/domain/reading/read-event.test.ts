import { describe, expect, it } from "vitest";
import { readEvent } from "./read-event.ts";
import {
  campaign,
  customer,
  distributionEnvelope,
  distributionId,
  plainMessage,
  promotion,
  publication,
  segment,
  toBytes,
  uniqueCode,
  voucher,
} from "#lib/domain/voucherify/sample-bodies.ts";

const read = (body: unknown) => readEvent(toBytes(body));

const kinds = (body: unknown) =>
  read(body).problems.map(({ kind, path }) => `${kind} ${path}`);

const legacy = {
  id: "ev_1",
  object: "event",
  webhook_id: "whs_77",
  project_id: "proj_1",
  created_at: "2023-05-01T10:00:00Z",
  type: "customer.segment.entered",
  data: plainMessage,
  metadata: {},
};

const webhookSource = {
  id: "wh_1",
  object: "webhook",
  target_url: "https://a.example",
};

const projectWebhook = {
  ...distributionEnvelope({ voucher }, "voucher.published"),
  type: "voucher.published",
  source: webhookSource,
};

it("reads a unique code whole and finds nothing wrong with it", () => {
  expect(read(distributionEnvelope(uniqueCode))).toMatchObject({
    eventTypeAssumed: false,
    eventName: "Welcome flow",
    purpose: "unique_codes",
    purposeRule: "campaign_voucher_and_publication",
    projectId: "proj_YaEcEOLM",
    distributionId,
    sendoutId: "whs_0e16e42bc6e0c65b57",
    voucherifyEventId: "evcus_17c9e42bc6e0c65b57",
    groupId: "v-17c9e42bc6e0c65b57",
    channel: "INTERNAL",
    enteredAt: "2026-11-20T10:42:06.480Z",
    sentAt: "2026-11-20T10:42:06.702Z",
    customer: {
      id: customer.id,
      sourceId: "crm-20911",
      name: "Inès Laurent",
      email: "ines@harbour.example",
    },
    segment: { id: segment.id, name: "Cart left behind" },
    campaign: { id: campaign.id, name: "Win-back 15" },
    promotionTier: null,
    voucher: { code: "BACK-7KQ2-M9" },
    publication: { id: publication.id },
    offer: { kind: "amount", amountOff: 1_500, effect: "APPLY_TO_ORDER" },
    problems: [],
    needsAttention: false,
  });
});

it("reads a promotion and finds nothing wrong with it", () => {
  expect(read(distributionEnvelope(promotion))).toMatchObject({
    purpose: "promotion",
    promotionTier: { id: "promo_freeShipping", name: "Free shipping over 50" },
    offer: { kind: "unit", freeShipping: true },
    problems: [],
  });
});

it("marks the type of bare data as assumed, without calling for attention", () => {
  const reading = read(plainMessage);
  expect(reading).toMatchObject({
    eventTypeAssumed: true,
    needsAttention: false,
  });
  expect(kinds(plainMessage)).toEqual(["event_type_assumed $"]);
});

describe("the purpose", () => {
  it.each([
    [
      "a customer who left",
      distributionEnvelope(plainMessage, "customer.segment.left"),
    ],
    ["designed data", distributionEnvelope({ customer })],
    ["a raw payload", { customer, campaign, voucher, publication }],
    [
      "an envelope without a type",
      { ...distributionEnvelope(plainMessage), event: {} },
    ],
  ])("is not told of %s", (_name, body) => {
    expect(read(body)).toMatchObject({ purpose: null, purposeRule: null });
  });

  it("is told of an entry in the old envelope", () => {
    expect(read(legacy)).toMatchObject({
      purpose: "plain_message",
      sendoutId: "whs_77",
      voucherifyEventId: "ev_1",
      enteredAt: "2023-05-01T10:00:00.000Z",
    });
  });
});

describe("ids", () => {
  it.each(["whs_000000000000000000", "whs_ID"])(
    "takes the sendout %s for a placeholder",
    (id) => {
      const body = { ...distributionEnvelope(plainMessage), id };
      expect(read(body).sendoutId).toBeNull();
      expect(kinds(body)).toEqual(["designer_preview $.id"]);
    },
  );

  it.each([123, 1.5e3, true, "42"])(
    "takes %j for no sendout, which would make two deliveries one",
    (id) => {
      const body = { ...distributionEnvelope(plainMessage), id };
      expect(read(body).sendoutId).toBeNull();
    },
  );

  it("takes the distribution from the publication where the envelope is missing", () => {
    expect(read(uniqueCode).distributionId).toBe(distributionId);
  });

  it("takes a webhook's id for no distribution, and its type for no name", () => {
    expect(read(projectWebhook)).toMatchObject({
      distributionId: null,
      eventName: null,
    });
  });
});

describe("the search text", () => {
  it("holds what a person would type", () => {
    const { searchText } = read(distributionEnvelope(uniqueCode));
    for (const term of [
      "inès laurent",
      "ines@harbour.example",
      "crm-20911",
      "cart left behind",
      "back-7kq2-m9",
      "win-back 15",
      "welcome flow",
    ]) {
      expect(searchText).toContain(term);
    }
    expect(searchText).not.toContain("whs_0e16e42bc6e0c65b57");
  });

  it("holds ids with other than plain letters, which the index of ids cannot fold", () => {
    const body = distributionEnvelope({
      ...uniqueCode,
      segment: { ...uniqueCode.segment, id: "seg_İPEKÉ" },
    });
    expect(read(body).searchText).toContain("seg_ipeke");
  });

  it("holds the texts of designed and raw payloads, however deep", () => {
    const designed = { mail: { lines: ["Your code", "SUMMER-1"] } };
    for (const body of [designed, distributionEnvelope(designed)]) {
      expect(read(body).searchText).toContain("summer-1");
    }
  });
});
