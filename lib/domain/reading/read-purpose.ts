import type { Purpose } from "./purpose.ts";
import { isJsonObject, ownMember } from "#lib/domain/json/json-value.ts";
import type { JsonObject } from "#lib/domain/json/json-value.ts";
import { isOwnObject } from "#lib/domain/voucherify/own-object.ts";
import type { ObjectKey } from "#lib/domain/voucherify/own-object.ts";

/**
 * The rules that decide the purpose of an entry, by which objects were sent beside
 * the customer and the segment. Ids are stored with readings: never rename one.
 */
export const purposeRules = {
  customer_and_segment_alone: {
    purpose: "plain_message",
    sentence:
      "Only the customer and the segment were sent, so this was a plain message.",
  },
  campaign_and_promotion_tier: {
    purpose: "promotion",
    sentence:
      "A campaign and a promotion tier were sent, so this was about a promotion.",
  },
  campaign_voucher_and_publication: {
    purpose: "unique_codes",
    sentence:
      "A campaign, a voucher and a publication were sent, so this was a unique code.",
  },
  objects_fit_no_purpose: {
    purpose: "contradiction",
    sentence:
      "The objects that were sent fit neither a plain message nor a promotion nor a unique code.",
  },
} as const satisfies Record<string, { purpose: Purpose; sentence: string }>;

export type PurposeRule = keyof typeof purposeRules;

const promotion = ["campaign", "promotion_tier"] as const;
const uniqueCode = ["campaign", "voucher", "publication"] as const;
const offered = [
  "campaign",
  "promotion_tier",
  "voucher",
  "publication",
] as const;
type Offered = (typeof offered)[number];

/**
 * The rule that applies to an entry's data, and for a contradiction the sentence
 * that says what is missing or should not be there. Null unless Voucherify's own customer and
 * segment were sent; null counts as absent.
 */
export function readPurpose(data: JsonObject): {
  readonly rule: PurposeRule;
  readonly contradiction: string | null;
} | null {
  if (!isOwnObject(data, "customer") || !isOwnObject(data, "segment")) {
    return null;
  }
  const sent = offered.filter((key) => isSent(data, key));
  if (sent.length === 0) return agreed("customer_and_segment_alone");
  if (isSame(sent, promotion)) return agreed("campaign_and_promotion_tier");
  if (isSame(sent, uniqueCode)) {
    return agreed("campaign_voucher_and_publication");
  }
  return {
    rule: "objects_fit_no_purpose",
    contradiction: [
      `Besides the customer and the segment, the payload has ${listed(sent, "a")}.`,
      departure("a promotion", sent, promotion),
      departure("a unique code", sent, uniqueCode),
    ].join(" "),
  };
}

function agreed(rule: PurposeRule) {
  return { rule, contradiction: null };
}

function isSent(data: JsonObject, key: ObjectKey): boolean {
  return isJsonObject(ownMember(data, key));
}

function isSame(sent: readonly Offered[], needed: readonly Offered[]): boolean {
  return (
    sent.length === needed.length && needed.every((key) => sent.includes(key))
  );
}

/** "For a promotion, a promotion tier is missing and the voucher should not be there." */
function departure(
  purpose: string,
  sent: readonly Offered[],
  needed: readonly Offered[],
): string {
  const missing = needed.filter((key) => !sent.includes(key));
  const tooMuch = sent.filter((key) => !needed.includes(key));
  const parts = [
    missing.length > 0 && `${listed(missing, "a")} ${be(missing)} missing`,
    tooMuch.length > 0 && `${listed(tooMuch, "the")} should not be there`,
  ];
  return `For ${purpose}, ${parts.filter((part) => part !== false).join(" and ")}.`;
}

function listed(keys: readonly Offered[], article: "a" | "the"): string {
  const names = keys.map((key) => `${article} ${key.replace("_", " ")}`);
  return [names.slice(0, -1).join(", "), ...names.slice(-1)]
    .filter((part) => part !== "")
    .join(" and ");
}

function be(keys: readonly Offered[]): string {
  return keys.length === 1 ? "is" : "are";
}
