import { z } from "zod";
import { categoriesSchema } from "./category.ts";
import { discountSchema } from "./discount.ts";
import { flag, metadata, number, oneOf, text, time } from "./field.ts";
import { giftSchema, voucherTypeSchema } from "./voucher.ts";

/** What every code of the campaign gives, and how its codes are built. */
const campaignVoucherSchema = z.looseObject({
  type: voucherTypeSchema,
  discount: discountSchema.nullish(),
  gift: giftSchema.nullish(),
  loyalty_card: z
    .looseObject({
      points: number,
      expiration_rules: z
        .looseObject({
          period_type: oneOf("MONTH", "FIXED_DAY_OF_YEAR"),
          period_value: number,
          rounding_type: oneOf(
            "END_OF_MONTH",
            "END_OF_QUARTER",
            "END_OF_HALF_YEAR",
            "END_OF_YEAR",
            "PARTICULAR_MONTH",
          ),
          rounding_value: number,
          fixed_month: number,
          fixed_day: number,
        })
        .nullish(),
    })
    .nullish(),
  redemption: z
    .looseObject({
      /** Null is unlimited. */
      quantity: number,
      redeemed_quantity: number,
    })
    .nullish(),
  code_config: z
    .looseObject({
      length: number,
      charset: text,
      prefix: text,
      postfix: text,
      pattern: text,
      initial_count: number,
    })
    .nullish(),
});

const referralProgramSchema = z.looseObject({
  conversion_event_type: oneOf("redemption", "custom_event"),
  custom_event: z.looseObject({ id: text, name: text }).nullish(),
  referee_reward: z
    .looseObject({
      type: voucherTypeSchema,
      related_object_parent: z
        .looseObject({ id: text, name: text, object: text })
        .nullish(),
      /** Points or, for gift credits, money: told by `type`. */
      amount: number,
    })
    .nullish(),
});

export const campaignSchema = z.looseObject({
  id: text,
  name: text,
  campaign_type: oneOf(
    "DISCOUNT_COUPONS",
    "GIFT_VOUCHERS",
    "LOYALTY_PROGRAM",
    "PROMOTION",
    "REFERRAL_PROGRAM",
  ),
  type: oneOf("AUTO_UPDATE", "STATIC", "STANDALONE"),
  description: text,
  is_referral_code: flag,
  voucher: campaignVoucherSchema.nullish(),
  referral_program: referralProgramSchema.nullish(),
  auto_join: flag,
  join_once: flag,
  active: flag,
  category_id: text,
  category: text,
  categories: categoriesSchema,
  metadata,
  start_date: time,
  expiration_date: time,
  created_at: time,
  updated_at: time,
  object: oneOf("campaign"),
});
export type Campaign = z.infer<typeof campaignSchema>;
