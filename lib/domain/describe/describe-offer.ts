import {
  type ExactNumber,
  fromExactNumber,
} from "#lib/domain/json/exact-number.ts";
import type { Offer } from "#lib/domain/reading/offer.ts";
import { formatMoney } from "./money.ts";
import { formatNumber } from "./number.ts";

type OfferOf<Kind extends Offer["kind"]> = Extract<Offer, { kind: Kind }>;

/**
 * An offer in words: "10% off the order, at most 30.00 EUR", "Free shipping".
 *
 * @param currency of the source, ISO 4217; null when unknown.
 */
export function describeOffer(offer: Offer, currency: string | null): string {
  switch (offer.kind) {
    case "amount":
      return `${money(offer.amountOff, currency, "An amount")} off${target(offer.effect)}`;
    case "percent":
      return describePercent(offer, currency);
    case "fixed":
      return `${fixedSubject(offer.effect)} for ${money(offer.fixedAmount, currency, "a fixed price")}`;
    case "unit":
      return describeUnits(offer);
    case "gift_card":
      return offer.balance === null
        ? "Gift card"
        : `Gift card with ${money(offer.balance, currency, "credit")}`;
    case "loyalty_card":
      return offer.points === null
        ? "Loyalty card"
        : `Loyalty card with ${plain(offer.points)} ${offer.points === 1 ? "point" : "points"}`;
  }
}

function describePercent(
  { percentOff, amountLimit, effect }: OfferOf<"percent">,
  currency: string | null,
): string {
  const share = percentOff === null ? "A percentage" : `${plain(percentOff)}%`;
  const limit =
    amountLimit === null
      ? ""
      : `, at most ${money(amountLimit, currency, "an amount")}`;
  return `${share} off${target(effect)}${limit}`;
}

function describeUnits({ units, freeShipping }: OfferOf<"unit">): string {
  if (freeShipping) return "Free shipping";
  const items = units.map(
    ({ count, name }) =>
      `${count === null ? "" : `${plain(count)} × `}${name ?? "item"}`,
  );
  return items.length === 0 ? "Items added" : `${items.join(", ")} added`;
}

/** The vendor's effects that say what a discount is taken off. */
function target(effect: string | null): string {
  if (effect === "APPLY_TO_ORDER") return " the order";
  return effect?.startsWith("APPLY_TO_ITEMS") ? " the items" : "";
}

function fixedSubject(effect: string | null): string {
  return effect?.startsWith("APPLY_TO_ITEMS") ? "The items" : "The order";
}

function money(
  amount: ExactNumber | null,
  currency: string | null,
  unknown: string,
): string {
  return amount === null
    ? unknown
    : formatMoney(fromExactNumber(amount), currency);
}

function plain(value: ExactNumber): string {
  return formatNumber(fromExactNumber(value));
}
