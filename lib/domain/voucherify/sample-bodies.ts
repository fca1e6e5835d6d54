/*
 * Bodies for tests, built as the vendor documents them, with invented people.
 */

export const customer = {
  id: "cust_inesLaurent0001",
  source_id: "crm-20911",
  name: "Inès Laurent",
  email: "ines@harbour.example",
  address: null,
  summary: {
    redemptions: {
      total_redeemed: 4,
      total_failed: 1,
      total_succeeded: 4,
      total_rolled_back: 1,
      total_rollback_failed: 0,
      total_rollback_succeeded: 1,
      gift: { redeemed_amount: 12_550, amount_to_go: 7_450 },
      loyalty_card: { redeemed_points: 300, points_to_go: 4_200 },
    },
    orders: {
      total_amount: 1_234_567,
      total_count: 11,
      average_amount: 112_233,
      last_order_amount: 99,
      last_order_date: "2026-03-01T10:00:00.000Z",
    },
  },
  loyalty: {
    points: 2_200,
    referred_customers: 2,
    campaigns: {
      "Café Club": {
        points: 2_200,
        loyalty_tier: "ltr_1",
        referred_customers: 2,
      },
    },
  },
  referrals: { total: 0, campaigns: [] },
  metadata: { region: "EMEA", newsletter: true },
  system_metadata: {},
  created_at: "2024-02-29T14:04:46.506Z",
  updated_at: null,
  object: "customer",
};

export const segment = {
  id: "seg_cartLeftBehind01",
  name: "Cart left behind",
  object: "segment",
};

export const campaign = {
  id: "camp_winBack15",
  name: "Win-back 15",
  campaign_type: "DISCOUNT_COUPONS",
  type: "AUTO_UPDATE",
  voucher: {
    type: "DISCOUNT_VOUCHER",
    discount: { type: "PERCENT", percent_off: 5, effect: "APPLY_TO_ORDER" },
    redemption: { quantity: 1, redeemed_quantity: 0 },
    code_config: { length: 4, charset: "0123456789", prefix: "BACK-" },
  },
  metadata: {},
  start_date: null,
  expiration_date: null,
  created_at: "2026-01-05T08:00:00.000Z",
  object: "campaign",
};

export const voucher = {
  id: "v_back7kq2m9",
  code: "BACK-7KQ2-M9",
  type: "DISCOUNT_VOUCHER",
  discount: { type: "AMOUNT", amount_off: 1_500, effect: "APPLY_TO_ORDER" },
  gift: null,
  loyalty_card: null,
  campaign: campaign.name,
  campaign_id: campaign.id,
  holder_id: customer.id,
  active: true,
  redemption: { quantity: 1, redeemed_quantity: 0 },
  metadata: {},
  created_at: "2026-11-20T10:42:06.112Z",
  object: "voucher",
};

export const distributionId = "distr_winBackWebhook01";

export const publication = {
  id: "pub_back7kq2m9",
  object: "publication",
  created_at: "2026-11-20T10:42:06.200Z",
  customer_id: customer.id,
  tracking_id: customer.source_id,
  metadata: {
    source_type: "distribution",
    source_id: distributionId,
    distribution_id: distributionId,
  },
  channel: "Automation",
  source_id: null,
  result: "SUCCESS",
  customer: { id: customer.id, summary: null, object: "customer" },
  vouchers_id: [voucher.id],
};

export const promotionTier = {
  id: "promo_freeShipping",
  name: "Free shipping over 50",
  banner: "Ships free this week",
  campaign: { id: campaign.id },
  action: {
    discount: {
      type: "UNIT",
      unit_off: 1,
      unit_type: "prod_5h1pp1ng",
      effect: "ADD_MISSING_ITEMS",
    },
  },
  metadata: {},
};

export const plainMessage = { customer, segment };
export const promotion = {
  ...plainMessage,
  campaign,
  promotion_tier: promotionTier,
};
export const uniqueCode = { ...plainMessage, campaign, voucher, publication };

export function distributionEnvelope(
  data: unknown,
  eventType = "customer.segment.entered",
) {
  return {
    id: "whs_0e16e42bc6e0c65b57",
    project_id: "proj_YaEcEOLM",
    created_at: "2026-11-20T10:42:06.702Z",
    type: "Welcome flow",
    data,
    source: {
      id: distributionId,
      object: "distribution",
      target_url: "https://inspector.example/api/webhooks/key",
    },
    event: {
      id: "evcus_17c9e42bc6e0c65b57",
      type: eventType,
      created_at: "2026-11-20T10:42:06.480Z",
      entity_id: customer.id,
      group_id: "v-17c9e42bc6e0c65b57",
      event_source: { channel: "INTERNAL" },
    },
  };
}

export function toBytes(body: unknown): Uint8Array {
  return new TextEncoder().encode(
    typeof body === "string" ? body : JSON.stringify(body),
  );
}
