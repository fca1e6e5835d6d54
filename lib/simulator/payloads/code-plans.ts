import type { Offer } from "#lib/domain/reading/offer.ts";
import type { JsonObject } from "./json-object.ts";

/** A campaign whose codes are sent, before it has ids. Money is an integer times 100. */
export type CodePlan = {
  readonly name: string;
  readonly description: string | null;
  readonly campaignType: string;
  readonly prefix: string;
  readonly voucherType: "DISCOUNT_VOUCHER" | "GIFT_VOUCHER" | "LOYALTY_CARD";
  /** What goes under `discount`, `gift` or `loyalty_card`, by the voucher's type. */
  readonly value: JsonObject;
  /** Null: any number of redemptions. */
  readonly quantity: number | null;
  readonly offer: Offer;
};

const discount = {
  campaignType: "DISCOUNT_COUPONS",
  voucherType: "DISCOUNT_VOUCHER",
} as const;

/** Every discount kind of Voucherify, gift cards and loyalty cards. */
export const codePlans = {
  welcome: {
    ...discount,
    name: "Welcome aboard",
    description: "Five off the first order",
    prefix: "HELLO-",
    quantity: 1,
    value: { type: "AMOUNT", amount_off: 500, effect: "APPLY_TO_ORDER" },
    offer: { kind: "amount", amountOff: 500, effect: "APPLY_TO_ORDER" },
  },
  comeBack: {
    ...discount,
    name: "We saved your seat",
    description: "Win-back, 15 percent and never more than 40",
    prefix: "SEAT-",
    quantity: 1,
    value: {
      type: "PERCENT",
      percent_off: 15,
      percent_off_formula: "IF(ORDER_AMOUNT > 120;20;15)",
      amount_limit: 4000,
      effect: "APPLY_TO_ORDER",
    },
    offer: {
      kind: "percent",
      percentOff: 15,
      amountLimit: 4000,
      effect: "APPLY_TO_ORDER",
    },
  },
  cartRescue: {
    ...discount,
    name: "Cart rescue",
    description: null,
    prefix: "BASKET-",
    quantity: 1,
    value: { type: "PERCENT", percent_off: 10, effect: "APPLY_TO_ITEMS" },
    offer: {
      kind: "percent",
      percentOff: 10,
      amountLimit: null,
      effect: "APPLY_TO_ITEMS",
    },
  },
  fixedPrice: {
    ...discount,
    name: "Tasting box for 19.90",
    description: "Any tasting box at one price",
    prefix: "TASTE-",
    quantity: 2,
    value: { type: "FIXED", fixed_amount: 1990, effect: "APPLY_TO_ITEMS" },
    offer: { kind: "fixed", fixedAmount: 1990, effect: "APPLY_TO_ITEMS" },
  },
  toteBag: {
    ...discount,
    name: "A tote bag on us",
    description: null,
    prefix: "TOTE-",
    quantity: 1,
    value: {
      type: "UNIT",
      unit_off: 1,
      unit_type: "prod_2f81c07ad9e6b3514c",
      effect: "ADD_NEW_ITEMS",
      product: {
        id: "prod_2f81c07ad9e6b3514c",
        source_id: "tote-natural",
        name: "Canvas tote bag",
      },
    },
    offer: {
      kind: "unit",
      units: [{ count: 1, name: "Canvas tote bag" }],
      freeShipping: false,
      effect: "ADD_NEW_ITEMS",
    },
  },
  birthdayBox: {
    ...discount,
    name: "Birthday box",
    description: "Two candles and a mug",
    prefix: "BDAY-",
    quantity: 1,
    value: {
      type: "UNIT",
      effect: "ADD_MANY_ITEMS",
      units: [
        {
          unit_off: 2,
          unit_type: "prod_93b6de04f1a257c8e0",
          effect: "ADD_NEW_ITEMS",
          product: {
            id: "prod_93b6de04f1a257c8e0",
            source_id: "candle-amber",
            name: "Amber candle",
          },
        },
        {
          unit_off: 1,
          unit_type: "sku_5c07e9d1b8426fa3de",
          effect: "ADD_MISSING_ITEMS",
          sku: {
            id: "sku_5c07e9d1b8426fa3de",
            source_id: "mug-blue-350",
            name: "Blue mug, 350 ml",
          },
        },
      ],
    },
    offer: {
      kind: "unit",
      units: [
        { count: 2, name: "Amber candle" },
        { count: 1, name: "Blue mug, 350 ml" },
      ],
      freeShipping: false,
      effect: "ADD_MANY_ITEMS",
    },
  },
  freeShipping: {
    ...discount,
    name: "Shipping on the house",
    description: null,
    prefix: "SHIP-",
    quantity: 1,
    value: {
      type: "UNIT",
      unit_off: 1,
      unit_type: "prod_5h1pp1ng",
      effect: "ADD_MISSING_ITEMS",
    },
    offer: {
      kind: "unit",
      // No name is sent: the product's id stands for it.
      units: [{ count: 1, name: "prod_5h1pp1ng" }],
      freeShipping: true,
      effect: "ADD_MISSING_ITEMS",
    },
  },
  giftCard: {
    name: "Thank-you gift card",
    description: "For ten orders and more",
    campaignType: "GIFT_VOUCHERS",
    voucherType: "GIFT_VOUCHER",
    prefix: "GIFT-",
    quantity: null,
    value: { amount: 2500, effect: "APPLY_TO_ORDER" },
    offer: { kind: "gift_card", balance: 2500 },
  },
  loyaltyCard: {
    name: "Harbour Circle",
    description: "Points for every order",
    campaignType: "LOYALTY_PROGRAM",
    voucherType: "LOYALTY_CARD",
    prefix: "CIRCLE-",
    quantity: null,
    value: { points: 150 },
    offer: { kind: "loyalty_card", points: 150 },
  },
} satisfies Record<string, CodePlan>;
