import { z } from "zod";
import { categoriesSchema } from "./category.ts";
import { discountSchema } from "./discount.ts";
import { day, flag, metadata, number, oneOf, text, time } from "./field.ts";

export const voucherTypeSchema = oneOf(
  "DISCOUNT_VOUCHER",
  "LOYALTY_CARD",
  "GIFT_VOUCHER",
);

export const giftSchema = z.looseObject({
  /** Money. */
  amount: number,
  /** Money. */
  balance: number,
  effect: oneOf("APPLY_TO_ORDER", "APPLY_TO_ITEMS"),
});

/** The code that was published to the customer. */
export const voucherSchema = z.looseObject({
  id: text,
  code: text,
  type: voucherTypeSchema,
  discount: discountSchema.nullish(),
  gift: giftSchema.nullish(),
  /** All of it points. */
  loyalty_card: z
    .looseObject({
      points: number,
      balance: number,
      next_expiration_date: day,
      next_expiration_points: number,
      pending_points: number,
      expired_points: number,
      subtracted_points: number,
    })
    .nullish(),
  /** The campaign's name. */
  campaign: text,
  campaign_id: text,
  is_referral_code: flag,
  holder_id: text,
  referrer_id: text,
  category_id: text,
  categories: categoriesSchema,
  active: flag,
  redemption: z
    .looseObject({
      /** Null is unlimited. */
      quantity: number,
      redeemed_quantity: number,
      redeemed_points: number,
      /** Money. */
      redeemed_amount: number,
    })
    .nullish(),
  start_date: time,
  expiration_date: time,
  metadata,
  created_at: time,
  updated_at: time,
  object: oneOf("voucher"),
});
export type Voucher = z.infer<typeof voucherSchema>;
