import type { Discount } from "#lib/domain/voucherify/discount.ts";
import { boundedText } from "#lib/domain/text/bounded-text.ts";
import type { Numeric } from "#lib/domain/json/sent-number.ts";
import { toExactNumber } from "#lib/domain/json/exact-number.ts";
import type { Offer } from "./offer.ts";
import type { VoucherifyObjects } from "#lib/domain/voucherify/voucherify-objects.ts";

/** Voucherify's product id for free shipping. */
const freeShippingUnit = "prod_5h1pp1ng";
/** More units than any offer has; a body may list thousands. */
const maxUnits = 20;

/**
 * What was given: by the code itself, else by the promotion tier, else by the
 * campaign. Null when nothing that was sent tells.
 */
export function readOffer({
  voucher,
  promotionTier,
  campaign,
}: Pick<
  VoucherifyObjects,
  "voucher" | "promotionTier" | "campaign"
>): Offer | null {
  return (
    offerOf(voucher) ??
    offerOfDiscount(promotionTier?.action?.discount) ??
    offerOf(campaign?.voucher)
  );
}

type Giver = {
  readonly type?: string | null | undefined;
  readonly discount?: Discount | null | undefined;
  readonly gift?:
    | {
        readonly balance?: Numeric | null | undefined;
        readonly amount?: Numeric | null | undefined;
      }
    | null
    | undefined;
  readonly loyalty_card?:
    | {
        readonly balance?: Numeric | null | undefined;
        readonly points?: Numeric | null | undefined;
      }
    | null
    | undefined;
};

function offerOf(giver: Giver | null | undefined): Offer | null {
  if (!giver) return null;
  const { type, discount, gift, loyalty_card: card } = giver;
  if (gift && type !== "LOYALTY_CARD" && type !== "DISCOUNT_VOUCHER") {
    return { kind: "gift_card", balance: exact(gift.balance ?? gift.amount) };
  }
  if (card && type !== "DISCOUNT_VOUCHER") {
    return {
      kind: "loyalty_card",
      points: exact(card.points ?? card.balance),
    };
  }
  return offerOfDiscount(discount);
}

function offerOfDiscount(discount: Discount | null | undefined): Offer | null {
  if (!discount) return null;
  const effect = textOf(discount.effect);
  if (discount.type === "AMOUNT") {
    return { kind: "amount", amountOff: exact(discount.amount_off), effect };
  }
  if (discount.type === "PERCENT") {
    return {
      kind: "percent",
      percentOff: exact(discount.percent_off),
      amountLimit: exact(discount.amount_limit),
      effect,
    };
  }
  if (discount.type === "FIXED") {
    return {
      kind: "fixed",
      fixedAmount: exact(discount.fixed_amount),
      effect,
    };
  }
  return discount.type === "UNIT" ? unitOffer(discount, effect) : null;
}

type Unit = Pick<Discount, "unit_off" | "unit_type" | "product" | "sku">;

function unitOffer(discount: Discount, effect: string | null): Offer {
  const listed = (discount.units ?? []).filter((unit) => unit != null);
  const units: readonly Unit[] = listed.length > 0 ? listed : [discount];
  return {
    kind: "unit",
    units: units.slice(0, maxUnits).map((unit) => ({
      count: exact(unit.unit_off),
      name: textOf(unit.sku?.name ?? unit.product?.name ?? unit.unit_type),
    })),
    freeShipping: units.every((unit) => unit.unit_type === freeShippingUnit),
    effect,
  };
}

function exact(value: Numeric | null | undefined) {
  return value === null || value === undefined ? null : toExactNumber(value);
}

function textOf(value: string | null | undefined): string | null {
  return value ? boundedText(value, 256) : null;
}
