import {
  compareDecimals,
  isNumeric,
  type Numeric,
  toDecimal,
} from "#lib/domain/json/sent-number.ts";
import type { VoucherifyObjects } from "#lib/domain/voucherify/voucherify-objects.ts";
import type { ProblemList } from "../problem-list.ts";
import type { Validity } from "../read-validity.ts";

/** Reports a code or promotion that the customer could not use when it was delivered. */
export function checkValidity(
  objects: VoucherifyObjects,
  validity: Validity,
  receivedAt: Date | null,
  dataPath: string,
  problems: ProblemList,
): void {
  const { voucher, campaign, promotionTier } = objects;
  if (!voucher && !campaign && !promotionTier) return;
  if (receivedAt) {
    checkTimes(objects, validity, receivedAt.getTime(), dataPath, problems);
  }
  checkUses(objects, dataPath, problems);
  checkActive(objects, dataPath, problems);
}

function checkTimes(
  { voucher, promotionTier }: VoucherifyObjects,
  { validFrom, validUntil }: Validity,
  receivedAt: number,
  dataPath: string,
  problems: ProblemList,
): void {
  const what = voucher ? "The code" : "The promotion";
  const giver = promotionTier ? "promotion_tier" : "campaign";
  const at = `${dataPath}.${voucher ? "voucher" : giver}`;
  const expired = validUntil ? receivedAt - Date.parse(validUntil) : -1;
  if (validUntil && expired >= 0) {
    problems.warn(
      "expired_on_arrival",
      at,
      `${what} expired ${spanWords(expired)} before it was delivered, ${timeWords(validUntil)}.`,
    );
  }
  const early = validFrom ? Date.parse(validFrom) - receivedAt : 0;
  if (validFrom && early > 0) {
    problems.warn(
      "not_yet_valid",
      at,
      `${what} was not yet valid when it was delivered: it starts ${spanWords(early)} later, ${timeWords(validFrom)}.`,
    );
  }
}

function checkUses(
  objects: VoucherifyObjects,
  dataPath: string,
  problems: ProblemList,
): void {
  if (isUsedUp(objects)) {
    problems.warn(
      "used_up",
      `${dataPath}.voucher.redemption`,
      "The code was used up when it was sent: it has no redemptions left.",
    );
  }
  if (isSpent(objects)) {
    problems.warn(
      "used_up",
      `${dataPath}.voucher.gift`,
      "The gift card was used up when it was sent: its balance is 0.",
    );
  }
}

function checkActive(
  { voucher, campaign, promotionTier }: VoucherifyObjects,
  dataPath: string,
  problems: ProblemList,
): void {
  for (const [key, name, object] of [
    ["voucher", "The code", voucher],
    ["promotion_tier", "The promotion tier", promotionTier],
    ["promotion_tier.campaign", "The campaign", promotionTier?.campaign],
    ["campaign", "The campaign", campaign],
  ] as const) {
    if (object?.active === false) {
      problems.warn(
        "inactive",
        `${dataPath}.${key}.active`,
        `${name} was inactive when it was sent.`,
      );
    }
  }
}

/** No quantity means that there is no limit. */
function isUsedUp({ voucher }: VoucherifyObjects): boolean {
  const { quantity, redeemed_quantity: redeemed } = voucher?.redemption ?? {};
  return isAtLeast(redeemed, quantity);
}

function isSpent({ voucher }: VoucherifyObjects): boolean {
  const { amount, balance } = voucher?.gift ?? {};
  return isAtLeast(0, balance) && !isAtLeast(0, amount) && isNumeric(amount);
}

/** False where one of them is not known. */
function isAtLeast(
  one: Numeric | null | undefined,
  other: Numeric | null | undefined,
): boolean {
  const left = isNumeric(one) ? toDecimal(one) : null;
  const right = isNumeric(other) ? toDecimal(other) : null;
  return left !== null && right !== null && compareDecimals(left, right) >= 0;
}

const units = [
  [86_400_000, "d"],
  [3_600_000, "h"],
  [60_000, "min"],
  [1_000, "s"],
] as const;

/** In the largest unit that is there once, rounded down: `9 h`. */
function spanWords(milliseconds: number): string {
  for (const [length, unit] of units) {
    if (milliseconds >= length) {
      return `${String(Math.floor(milliseconds / length))} ${unit}`;
    }
  }
  return "less than 1 s";
}

/** A reading belongs to no reader's zone. */
function timeWords(iso: string): string {
  return `on ${iso.slice(0, 10)} at ${iso.slice(11, 16)} UTC`;
}
