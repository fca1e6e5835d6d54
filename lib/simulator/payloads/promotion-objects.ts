import type { JsonObject } from "./json-object.ts";
import { campaignAge } from "#lib/simulator/world.ts";
import type { PromotionCampaign } from "#lib/simulator/world.ts";

/** The objects that the promotion purpose adds to customer and segment. */
type PromotionObjects = {
  readonly campaign: JsonObject;
  readonly promotion_tier: JsonObject;
};

/** `startsAt` is the time of the first delivery: the campaign is older than all of them. */
export function makePromotionObjects(
  campaign: PromotionCampaign,
  tier: PromotionCampaign["tiers"][number],
  startsAt: number,
): PromotionObjects {
  return {
    campaign: {
      id: campaign.id,
      name: campaign.name,
      campaign_type: "PROMOTION",
      type: "STATIC",
      is_referral_code: false,
      auto_join: false,
      join_once: false,
      active: true,
      category_id: null,
      category: null,
      metadata: {},
      start_date: null,
      expiration_date: null,
      description: campaign.description,
      created_at: new Date(startsAt - campaignAge.created).toISOString(),
      updated_at: new Date(startsAt - campaignAge.updated).toISOString(),
      object: "campaign",
    },
    promotion_tier: {
      id: tier.id,
      name: tier.name,
      banner: tier.banner,
      ...(tier.discount && { action: { discount: tier.discount } }),
      campaign: { id: campaign.id },
      metadata: {},
      ...(tier.discount && {
        hierarchy: 1,
        active: true,
        object: "promotion_tier",
      }),
    },
  };
}
