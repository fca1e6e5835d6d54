import { describe, expect, it } from "vitest";
import type { EventItem } from "#lib/domain/event/event.ts";
import { customerOf, eventItem } from "#lib/domain/event/testing/event-item.ts";
import { maskEventItem } from "#lib/domain/access/mask-event.ts";
import { toEventRow } from "./to-event-row.ts";

const plain = eventItem({});
const campaign = { id: "camp_1", name: "Spring Discounts" };
const warning = {
  kind: "missing_key",
  severity: "warning",
  path: "$.data.publication",
  message: "A code was sent without its publication.",
} as const;

describe("what they got", () => {
  it("is the event's name for a plain message", () => {
    expect(toEventRow(plain)).toMatchObject({
      code: null,
      got: "Welcome series, step 1",
      gotDetail: null,
    });
  });

  it("is the code, then where it is from and what it gives", () => {
    const row = toEventRow({
      ...plain,
      purpose: "unique_codes",
      campaign,
      voucher: { code: "SPRING-1" },
      offer: { kind: "amount", amountOff: 1500, effect: null },
    });
    expect(row).toMatchObject({ code: "SPRING-1", got: null });
    expect(row.gotDetail).toMatch(/^Spring Discounts · .*15/);
  });

  it("is the tier, then its campaign, for a promotion", () => {
    const tier = { id: "promo_1", name: "Free shipping over 50" };
    expect(
      toEventRow({
        ...plain,
        purpose: "promotion",
        campaign,
        promotionTier: tier,
      }),
    ).toMatchObject({
      got: "Free shipping over 50",
      gotDetail: "Spring Discounts",
    });
  });

  it("shows code and tier where a contradiction sent both", () => {
    const both = {
      ...plain,
      campaign,
      promotionTier: { id: "promo_1", name: null },
      voucher: { code: "X-1" },
    };
    expect(toEventRow(both)).toMatchObject({
      code: "X-1",
      got: "promo_1",
      gotDetail: "Spring Discounts",
    });
  });

  it("falls back to ids, and to nothing", () => {
    const bare = { ...plain, eventName: null };
    expect(toEventRow(bare).got).toBeNull();
    expect(
      toEventRow({ ...bare, campaign: { id: "camp_1", name: null } }).got,
    ).toBe("camp_1");
  });
});

describe("the customer", () => {
  it("is named by whatever was sent, without saying one thing twice", () => {
    const nameless = customerOf({ id: "cust_1", email: "a@b.example" });
    expect(toEventRow({ ...plain, customer: nameless })).toMatchObject({
      customer: "a@b.example",
      customerDetail: "cust_1",
    });
    const only = customerOf({ id: "cust_1", name: "" });
    expect(toEventRow({ ...plain, customer: only })).toMatchObject({
      customer: "cust_1",
      customerDetail: null,
    });
    expect(toEventRow({ ...plain, customer: null }).customer).toBeNull();
  });
});

describe("the flags", () => {
  const flags = (changes: Partial<EventItem>) =>
    toEventRow({ ...plain, ...changes }).flags.map(({ words }) => words);

  it("are none for a first entry in time and in order", () => {
    expect(flags({})).toEqual([]);
  });

  it("name the first warning and count the others, not what is minor", () => {
    expect(
      flags({ problems: [warning, { ...warning, severity: "note" }] }),
    ).toEqual(["key missing"]);
    const others = [warning, { ...warning, kind: "bad_time" as const }];
    const { words, inFull } =
      toEventRow({ ...plain, problems: [warning, ...others] }).flags[0] ?? {};
    expect(words).toBe("key missing +2");
    expect(inFull).toBe("key missing, invalid time");
  });

  it("call late what came after Voucherify's first retry was due", () => {
    expect(flags({ sentAt: "2026-11-23T10:41:07.102Z" })).toEqual([]);
    expect(flags({ sentAt: "2026-11-23T10:41:07.101Z" })).toEqual(["late"]);
  });

  it("name repeats and re-entries", () => {
    expect(flags({ duplicateKind: "sender_retry" })).toEqual(["retry"]);
    expect(toEventRow(plain, 2).flags.map(({ words }) => words)).toEqual([
      "entry 2",
    ]);
  });
});

it("claims no delay where no time of sending came, and hides none below zero", () => {
  expect(toEventRow({ ...plain, sentAt: null }).delay).toBeNull();
  expect(
    toEventRow({ ...plain, sentAt: "2026-11-23T10:45:07.101Z" }).delay,
  ).toBe("−3 min");
});

describe("what the reader's role hides", () => {
  const masked = maskEventItem({
    ...plain,
    purpose: "unique_codes",
    customer: customerOf({ id: "crm-1", name: "Alex Test" }),
    segment: { id: "vip list", name: "VIP" },
    campaign: { id: "spring 26", name: "Spring" },
    voucher: { code: "SPRING-1" },
    problems: [warning, { ...warning, path: "$.data.campaign" }],
  });

  it("is said to be hidden, and not to be missing", () => {
    expect(toEventRow(masked, null, ["campaign"])).toMatchObject({
      customer: "Hidden for your role",
      segment: "Hidden for your role",
      code: null,
      got: "Code hidden for your role",
      fields: { campaign: "Hidden for your role" },
    });
  });

  it("is not claimed of what was not sent", () => {
    const bare = {
      ...plain,
      distributionId: "distr_1",
      customer: null,
      segment: null,
      voucher: null,
    };
    expect(toEventRow(maskEventItem(bare), null, ["campaign"])).toMatchObject({
      customer: null,
      segment: null,
      got: "Welcome series, step 1",
      fields: { campaign: null },
    });
  });

  it("is said once of all problems", () => {
    expect(toEventRow(masked).flags[0]?.title).toBe(
      "Details are hidden for your role.",
    );
  });
});
