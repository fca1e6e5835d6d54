import { z } from "zod";
import { discountSchema } from "./discount.ts";
import { flag, metadata, number, oneOf, text, time } from "./field.ts";

/**
 * The promotion that the customer was told about. The vendor documents `id`,
 * `name`, `banner`, `campaign` and `metadata` for this event; the rest is what its
 * other events send.
 */
export const promotionTierSchema = z.looseObject({
  id: text,
  name: text,
  /** The sentence that the shop shows to the customer. */
  banner: text,
  campaign_id: text,
  campaign: z
    .looseObject({
      id: text,
      name: text,
      active: flag,
      start_date: time,
      expiration_date: time,
      object: text,
    })
    .nullish(),
  action: z.looseObject({ discount: discountSchema.nullish() }).nullish(),
  active: flag,
  hierarchy: number,
  metadata,
  category_id: text,
  start_date: time,
  expiration_date: time,
  created_at: time,
  updated_at: time,
  object: oneOf("promotion_tier"),
});
export type PromotionTier = z.infer<typeof promotionTierSchema>;
