import { z } from "zod";
import { day, metadata, number, oneOf, text, time } from "./field.ts";

/*
 * The customer as `customer.segment.entered` and `.left` send it; other events
 * and `publication.customer` send a part of it. Amounts are money times 100,
 * points and counts are plain.
 */

const redemptionsSchema = z.looseObject({
  /** Not net of rollbacks: a rolled-back redemption stays counted here. */
  total_redeemed: number,
  total_failed: number,
  total_succeeded: number,
  total_rolled_back: number,
  total_rollback_failed: number,
  total_rollback_succeeded: number,
  gift: z
    .looseObject({
      /** Money. */
      redeemed_amount: number,
      /** Money left over all gift cards. */
      amount_to_go: number,
    })
    .nullish(),
  loyalty_card: z
    .looseObject({
      /** Points. */
      redeemed_points: number,
      /** Points left over all loyalty cards. */
      points_to_go: number,
    })
    .nullish(),
});

/** Only orders that are paid or fulfilled count. */
const ordersSchema = z.looseObject({
  /** Money. */
  total_amount: number,
  total_count: number,
  /** Money. */
  average_amount: number,
  /** Money; 0 when there was no order. */
  last_order_amount: number,
  last_order_date: time,
});

const loyaltySchema = z.looseObject({
  points: number,
  referred_customers: number,
  /** Keyed by the campaign's name, not its id. */
  campaigns: z
    .record(
      z.string(),
      z
        .looseObject({
          points: number,
          loyalty_tier: text,
          referred_customers: number,
        })
        .nullish(),
    )
    .nullish(),
});

/** The customer as one whom others referred. */
const referralsSchema = z.looseObject({
  total: number,
  campaigns: z
    .array(
      z
        .union([
          // The vendor's example of another event lists plain texts.
          z.string(),
          z.looseObject({
            campaign_id: text,
            referrer_id: text,
            related_object_id: text,
            related_object_type: text,
            date: time,
          }),
        ])
        .nullish(),
    )
    .nullish(),
});

export const customerSchema = z.looseObject({
  id: text,
  /** The merchant's own id; may be an e-mail address. */
  source_id: text,
  object: oneOf("customer"),
  name: text,
  description: text,
  email: text,
  phone: text,
  birthdate: day,
  /** Older name of `birthdate`. */
  birthday: day,
  address: z
    .looseObject({
      line_1: text,
      line_2: text,
      city: text,
      postal_code: text,
      state: text,
      country: text,
    })
    .nullish(),
  summary: z
    .looseObject({
      redemptions: redemptionsSchema.nullish(),
      orders: ordersSchema.nullish(),
    })
    .nullish(),
  loyalty: loyaltySchema.nullish(),
  referrals: referralsSchema.nullish(),
  metadata,
  system_metadata: metadata,
  assets: z
    .looseObject({ cockpit_url: text, cockpit_preference_center_url: text })
    .nullish(),
  created_at: time,
  updated_at: time,
});
export type Customer = z.infer<typeof customerSchema>;
