import type { JsonObject } from "./json-object.ts";
import type { Person } from "#lib/simulator/person.ts";
import type { Prng } from "#lib/simulator/prng.ts";
import { campaignAge } from "#lib/simulator/world.ts";
import type { CodeCampaign } from "#lib/simulator/world.ts";

const second = 1000;
const day = 86_400_000;

/** The objects that the unique-codes purpose adds to customer and segment. */
type CodeObjects = {
  readonly campaign: JsonObject;
  readonly voucher: JsonObject & { readonly code: string; readonly id: string };
  readonly publication: JsonObject & { readonly id: string };
};

/** Which code goes to whom. Times are milliseconds since the epoch. */
export type Publishing = {
  readonly campaign: CodeCampaign;
  readonly distributionId: string;
  readonly person: Person;
  /** The customer's, at this entry. */
  readonly metadata: JsonObject;
  readonly enteredAt: number;
  /** Of the first delivery: the campaign is older than all of them. */
  readonly startsAt: number;
};

/** One code of a campaign, published to a person by a distribution. */
export function makeCodeObjects(
  {
    campaign,
    distributionId,
    person,
    metadata,
    enteredAt,
    startsAt,
  }: Publishing,
  prng: Prng,
): CodeObjects {
  const voucherId = `v_${prng.letters(32)}`;
  const publicationId = `pub_${prng.letters(32)}`;
  const code = `${campaign.prefix}${prng.letters(8)}`;
  const publishedAt = new Date(enteredAt - prng.int(20, 400)).toISOString();
  const expires =
    campaign.voucherType === "DISCOUNT_VOUCHER" && prng.chance(0.5)
      ? new Date(enteredAt + prng.int(7, 60) * day).toISOString()
      : null;
  const isLoyalty = campaign.voucherType === "LOYALTY_CARD";

  return {
    campaign: campaignOf(campaign, startsAt),
    voucher: {
      id: voucherId,
      code,
      ...voucherValue(campaign),
      type: campaign.voucherType,
      campaign: campaign.name,
      campaign_id: campaign.id,
      is_referral_code: false,
      holder_id: person.id,
      category_id: campaign.categoryId,
      active: true,
      created_at: new Date(
        enteredAt - prng.int(2 * second, 20 * day),
      ).toISOString(),
      updated_at: publishedAt,
      redemption: {
        quantity: campaign.quantity,
        redeemed_quantity: 0,
        ...(isLoyalty && { redeemed_points: 0 }),
        ...(campaign.voucherType === "GIFT_VOUCHER" && { redeemed_amount: 0 }),
      },
      start_date: null,
      expiration_date: expires,
      metadata: {},
      object: "voucher",
    },
    publication: {
      id: publicationId,
      object: "publication",
      created_at: publishedAt,
      customer_id: person.id,
      // Voucherify makes a tracking id of its own where the merchant gave no id.
      tracking_id: person.sourceId ?? `track_${prng.letters(24)}`,
      metadata: {
        source_type: "distribution",
        source_id: distributionId,
        distribution_id: distributionId,
      },
      channel: "Automation",
      source_id: null,
      result: "SUCCESS",
      customer: {
        id: person.id,
        source_id: person.sourceId,
        name: person.name,
        address: null,
        summary: null,
        loyalty: null,
        referrals: null,
        metadata,
        object: "customer",
      },
      vouchers_id: [voucherId],
    },
  };
}

function campaignOf(campaign: CodeCampaign, startsAt: number): JsonObject {
  const { value, voucherType } = campaign;
  const isDiscount = voucherType === "DISCOUNT_VOUCHER";
  return {
    id: campaign.id,
    name: campaign.name,
    campaign_type: campaign.campaignType,
    type: "AUTO_UPDATE",
    is_referral_code: false,
    voucher: {
      type: voucherType,
      // A unit list of null is what Voucherify sends in other discounts here.
      discount: isDiscount ? { units: null, ...value } : null,
      gift: voucherType === "GIFT_VOUCHER" ? value : null,
      loyalty_card:
        voucherType === "LOYALTY_CARD"
          ? {
              ...value,
              expiration_rules: {
                period_type: "MONTH",
                period_value: 12,
                rounding_type: "END_OF_QUARTER",
              },
            }
          : null,
      redemption: { quantity: campaign.quantity, redeemed_quantity: 0 },
      code_config: {
        pattern: `${campaign.prefix}########`,
        length: 8,
        charset:
          "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
        prefix: "",
        postfix: "",
      },
    },
    auto_join: false,
    join_once: voucherType === "LOYALTY_CARD",
    active: true,
    category_id: campaign.categoryId,
    category: null,
    metadata: {},
    start_date: null,
    expiration_date: null,
    description: campaign.description,
    created_at: new Date(startsAt - campaignAge.created).toISOString(),
    updated_at: new Date(startsAt - campaignAge.updated).toISOString(),
    object: "campaign",
  };
}

function voucherValue({ voucherType, value }: CodeCampaign): JsonObject {
  switch (voucherType) {
    case "DISCOUNT_VOUCHER":
      return { discount: value };
    case "GIFT_VOUCHER":
      return { gift: { ...value, balance: value.amount } };
    case "LOYALTY_CARD":
      return { loyalty_card: { ...value, balance: value.points } };
  }
}
