import { describe, expect, it } from "vitest";
import { describeOffer } from "./describe-offer.ts";
import type { Discount } from "#lib/domain/voucherify/discount.ts";
import { readOffer } from "#lib/domain/reading/read-offer.ts";

const nothing = { voucher: null, promotionTier: null, campaign: null };

const discounts: [Discount, string][] = [
  [{ type: "AMOUNT", amount_off: 1_500 }, "15.00 EUR off"],
  [
    { type: "AMOUNT", amount_off: 1_500, effect: "APPLY_TO_ORDER" },
    "15.00 EUR off the order",
  ],
  [
    { type: "AMOUNT", amount_off: 1_500, effect: "APPLY_TO_ITEMS_BY_QUANTITY" },
    "15.00 EUR off the items",
  ],
  [
    { type: "AMOUNT", amount_off: null, amount_off_formula: "ORDER_AMOUNT/10" },
    "An amount off",
  ],
  [
    {
      type: "PERCENT",
      percent_off: 10,
      amount_limit: 3_000,
      effect: "APPLY_TO_ORDER",
    },
    "10% off the order, at most 30.00 EUR",
  ],
  [{ type: "PERCENT", percent_off: 12.5, units: null }, "12.5% off"],
  [
    { type: "FIXED", fixed_amount: 4_000, effect: "APPLY_TO_ORDER" },
    "The order for 40.00 EUR",
  ],
  [
    {
      type: "UNIT",
      unit_off: 2,
      product: { name: "Espresso beans" },
      effect: "ADD_NEW_ITEMS",
    },
    "2 × Espresso beans added",
  ],
  [{ type: "UNIT", unit_off: 1, unit_type: "prod_5h1pp1ng" }, "Free shipping"],
  [
    {
      type: "UNIT",
      units: [
        { unit_off: 1, sku: { name: "Cup" } },
        null,
        { unit_off: 3, unit_type: "prod_1" },
      ],
    },
    "1 × Cup, 3 × prod_1 added",
  ],
];

describe("a discount in words", () => {
  it.each(discounts)("%j", (discount, words) => {
    const offer = readOffer({
      ...nothing,
      voucher: { type: "DISCOUNT_VOUCHER", discount },
    });
    expect(offer && describeOffer(offer, "EUR")).toBe(words);
  });
});

describe("a card in words", () => {
  it.each([
    [
      { type: "GIFT_VOUCHER", gift: { amount: 5_000, balance: 2_000 } },
      "Gift card with 20.00",
    ],
    [{ type: "GIFT_VOUCHER", gift: { amount: 5_000 } }, "Gift card with 50.00"],
    [{ type: "GIFT_VOUCHER", gift: {} }, "Gift card"],
    [
      { type: "LOYALTY_CARD", loyalty_card: { points: 4_200 } },
      "Loyalty card with 4,200 points",
    ],
    [
      { type: "LOYALTY_CARD", loyalty_card: { points: 1 } },
      "Loyalty card with 1 point",
    ],
  ])("%j", (voucher, words) => {
    const offer = readOffer({ ...nothing, voucher });
    expect(offer && describeOffer(offer, null)).toBe(words);
  });
});

describe("what was given is told", () => {
  const percent = (percent_off: number) => ({
    discount: { type: "PERCENT", percent_off },
  });

  it("by the code before the campaign", () => {
    expect(
      readOffer({
        ...nothing,
        voucher: percent(10),
        campaign: { voucher: percent(5) },
      }),
    ).toMatchObject({ percentOff: 10 });
  });

  it("by the promotion tier, or by the campaign when the tier is silent", () => {
    const campaign = { voucher: percent(5) };
    expect(
      readOffer({
        ...nothing,
        promotionTier: { action: percent(20) },
        campaign,
      }),
    ).toMatchObject({ percentOff: 20 });
    expect(
      readOffer({ ...nothing, promotionTier: {}, campaign }),
    ).toMatchObject({ percentOff: 5 });
  });

  it("by nothing else", () => {
    expect(readOffer(nothing)).toBeNull();
    expect(
      readOffer({ ...nothing, voucher: { discount: { type: "BOGO" } } }),
    ).toBeNull();
  });
});
