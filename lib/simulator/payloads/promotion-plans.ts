import type { Offer } from "#lib/domain/reading/offer.ts";
import type { JsonObject } from "./json-object.ts";

/** A promotion campaign: no codes, but tiers. */
export type PromotionPlan = {
  readonly name: string;
  readonly description: string | null;
  readonly tiers: readonly {
    readonly name: string;
    readonly banner: string | null;
    /** Null: this tier comes as documented, without the `action` that some carry. */
    readonly discount: JsonObject | null;
    readonly offer: Offer | null;
  }[];
};

export const promotionPlans = {
  weekend: {
    name: "Weekend happy hours",
    description: "Friday 18:00 to Sunday night",
    tiers: [
      {
        name: "Basket over 50",
        banner: "5 off from 50",
        discount: { type: "AMOUNT", amount_off: 500, effect: "APPLY_TO_ORDER" },
        offer: { kind: "amount", amountOff: 500, effect: "APPLY_TO_ORDER" },
      },
      {
        name: "Basket over 100",
        banner: "12 percent off from 100",
        discount: {
          type: "PERCENT",
          percent_off: 12,
          effect: "APPLY_TO_ORDER",
        },
        offer: {
          kind: "percent",
          percentOff: 12,
          amountLimit: null,
          effect: "APPLY_TO_ORDER",
        },
      },
    ],
  },
  earlyAccess: {
    name: "Early access: autumn range",
    description: null,
    tiers: [{ name: "First look", banner: null, discount: null, offer: null }],
  },
} satisfies Record<string, PromotionPlan>;
