import { isJsonObject, ownMember } from "#lib/domain/json/json-value.ts";
import type { JsonObject } from "#lib/domain/json/json-value.ts";

/** The keys of `data` that name an object which we know how to show. */
export const objectKeys = [
  "customer",
  "segment",
  "campaign",
  "voucher",
  "publication",
  "promotion_tier",
] as const;
export type ObjectKey = (typeof objectKeys)[number];

/** What ids of Voucherify's objects begin with, by the key under which an event sends the object. */
const idPrefixes: Readonly<Record<ObjectKey, string>> = {
  customer: "cust_",
  segment: "seg_",
  campaign: "camp_",
  voucher: "v_",
  publication: "pub_",
  promotion_tier: "promo_",
};

/**
 * Whether what a key holds is Voucherify's own object: its `object` names it, or its `id` carries
 * Voucherify's prefix. Anything else under that key is of a marketer's design.
 */
export function isOwnObject(data: JsonObject, key: ObjectKey): boolean {
  const member = ownMember(data, key);
  if (!isJsonObject(member)) return false;
  if (ownMember(member, "object") === key) return true;
  const id = ownMember(member, "id");
  return typeof id === "string" && hasOwnIdPrefix(key, id);
}

/** Whether an id carries the prefix that Voucherify gives such an object. */
export function hasOwnIdPrefix(key: ObjectKey, id: string): boolean {
  return id.startsWith(idPrefixes[key]);
}
