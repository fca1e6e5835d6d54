import {
  type ObjectKey,
  objectKeys,
} from "#lib/domain/voucherify/own-object.ts";
import { toIsoTime } from "#lib/domain/voucherify/field.ts";
import type {
  PayloadGroup,
  PayloadUnit,
} from "#lib/domain/payload-diff/payload-change.ts";

/** The keys that lead to a value, from the data or the envelope on. */
export type PlaceKeys = readonly (string | number)[];

type Name = { readonly label: string; readonly unit: PayloadUnit };

const count = (label: string): Name => ({ label, unit: "count" });
const money = (label: string): Name => ({ label, unit: "money" });
const points = (label: string): Name => ({ label, unit: "points" });
const text = (label: string): Name => ({ label, unit: "text" });

/**
 * What a marketer calls the documented places of a customer, the most telling first.
 * The units are Voucherify's: amounts are money times 100, points and counts are plain.
 */
const customerNames: ReadonlyMap<string, Name> = new Map([
  ["summary.orders.total_count", count("Orders")],
  ["summary.orders.total_amount", money("Spent")],
  ["summary.redemptions.total_redeemed", count("Redemptions")],
  ["summary.redemptions.loyalty_card.points_to_go", points("Points to spend")],
  ["summary.redemptions.gift.amount_to_go", money("Gift credit left")],
  ["loyalty.points", points("Loyalty points")],
  ["referrals.total", count("Times referred")],
  ["loyalty.referred_customers", count("Customers referred")],
  ["summary.orders.last_order_amount", money("Last order")],
  ["summary.orders.last_order_date", text("Last order on")],
  ["summary.orders.average_amount", money("Average order")],
  ["summary.redemptions.gift.redeemed_amount", money("Gift credit spent")],
  ["summary.redemptions.loyalty_card.redeemed_points", points("Points spent")],
  ["summary.redemptions.total_rolled_back", count("Redemptions rolled back")],
  ["summary.redemptions.total_failed", count("Redemptions that failed")],
  ["summary.redemptions.total_succeeded", count("Redemptions that succeeded")],
  [
    "summary.redemptions.total_rollback_succeeded",
    count("Rollbacks that succeeded"),
  ],
  ["summary.redemptions.total_rollback_failed", count("Rollbacks that failed")],
  ["email", text("E-mail")],
  ["source_id", text("Customer source ID")],
  ["created_at", text("Customer since")],
]);

/** Places within vouchers, campaigns and promotions, by how they end. */
const offerEndings: readonly (readonly [RegExp, PayloadUnit])[] = [
  [/(^|\.)discount\.(amount_off|amount_limit|fixed_amount)$/, "money"],
  [/(^|\.)discount\.aggregated_amount_limit$/, "money"],
  [/(^|\.)gift\.(amount|balance)$/, "money"],
  [/(^|\.)redemption\.redeemed_amount$/, "money"],
  [/(^|\.)redemption\.redeemed_points$/, "points"],
  [
    /(^|\.)loyalty_card\.(points|balance|next_expiration_points|pending_points|expired_points|subtracted_points)$/,
    "points",
  ],
  [/(^|\.)redemption\.(quantity|redeemed_quantity)$/, "count"],
];

/** The object that a place belongs to. */
export function groupOf([first]: PlaceKeys): PayloadGroup {
  return isObjectKey(first) ? first : "other";
}

/** How telling a change of the customer is: 0 the most; null where it is no documented figure. */
export function figureRank(label: string): number | null {
  const at = [...customerNames.values()].findIndex(
    (name) => name.label === label,
  );
  return at === -1 ? null : at;
}

/**
 * What a person would call a place, and the unit of what stands there.
 *
 * @param value what stands or stood there: text that is a time makes it a date
 */
export function namePlace(
  keys: PlaceKeys,
  group: PayloadGroup,
  value: unknown,
): Name {
  const isGrouped = group !== "other" && group !== "envelope";
  const within = isGrouped ? keys.slice(1) : keys;
  const { label, unit } = nameWithin(within, group);
  return { label, unit: unit === "text" && isTime(value) ? "date" : unit };
}

function nameWithin(within: PlaceKeys, group: PayloadGroup): Name {
  const [first, ...rest] = within;
  if (first === "metadata" && rest.length > 0) {
    return text(`${rest.map(String).join(" · ")} (metadata)`);
  }
  const dotted = within.join(".");
  if (group === "customer") {
    return (
      customerNames.get(dotted) ?? loyaltyName(within) ?? text(inWords(within))
    );
  }
  if (group === "publication" && first === "customer") {
    const { label, unit } = nameWithin(rest, "customer");
    return { label: `Customer of the publication · ${label}`, unit };
  }
  const [, unit = "text"] =
    offerEndings.find(([ending]) => ending.test(dotted)) ?? [];
  return { label: inWords(within), unit };
}

/** `loyalty.campaigns` is keyed by the names of campaigns. */
function loyaltyName(within: PlaceKeys): Name | null {
  const [object, list, campaign, field, ...deeper] = within;
  if (object !== "loyalty" || list !== "campaigns" || deeper.length > 0)
    return null;
  if (field === "points") return points(`${String(campaign)} · points`);
  if (field === "loyalty_tier") return text(`${String(campaign)} · tier`);
  return field === "referred_customers"
    ? count(`${String(campaign)} · customers referred`)
    : null;
}

function inWords(keys: PlaceKeys): string {
  if (keys.length === 0) return "The whole";
  const words = keys
    .map((key) =>
      typeof key === "number" ? String(key + 1) : key.replaceAll("_", " "),
    )
    .join(" · ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function isTime(value: unknown): boolean {
  return typeof value === "string" && toIsoTime(value) !== null;
}

function isObjectKey(key: string | number | undefined): key is ObjectKey {
  return objectKeys.some((known) => known === key);
}
