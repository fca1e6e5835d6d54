import type { Purpose } from "#lib/domain/reading/purpose.ts";
import { codePlans } from "./payloads/code-plans.ts";
import type { CodePlan } from "./payloads/code-plans.ts";
import { Prng, stream } from "./prng.ts";
import { promotionPlans } from "./payloads/promotion-plans.ts";
import type { PromotionPlan } from "./payloads/promotion-plans.ts";

/** The three purposes that a distribution can have. */
export type SentPurpose = Exclude<Purpose, "contradiction">;

/** What is particular to the customers that a segment collects. */
export type Habit = "new" | "regular" | "big_spender" | "lapsed" | "birthday";

export type Segment = {
  readonly id: string;
  readonly name: string;
  readonly habit: Habit;
};
export type CodeCampaign = CodePlan & {
  readonly id: string;
  readonly categoryId: string | null;
};
export type PromotionCampaign = Omit<PromotionPlan, "tiers"> & {
  readonly id: string;
  readonly tiers: readonly (PromotionPlan["tiers"][number] & {
    readonly id: string;
  })[];
};

/** One distribution that is set live: one segment, one purpose, one channel with its event name. */
export type Distribution = {
  readonly id: string;
  readonly eventName: string;
  readonly segment: Segment;
  /** How often customers enter by it, against the others. */
  readonly weight: number;
  /** Sends objects that do not apply as null rather than leaving them out: both are seen. */
  readonly sendsNulls: boolean;
} & (
  | { readonly purpose: "plain_message" }
  | { readonly purpose: "unique_codes"; readonly campaign: CodeCampaign }
  | { readonly purpose: "promotion"; readonly campaign: PromotionCampaign }
);

/** One merchant's Voucherify project. */
export type World = {
  readonly projectId: string;
  readonly distributions: readonly Distribution[];
  readonly loyaltyCampaign: CodeCampaign;
};

const day = 86_400_000;

/** Campaigns were made this long before any entry. */
export const campaignAge = { created: 200 * day, updated: 35 * day } as const;

/** The one merchant of every run, so that a segment or campaign has the same id from run to run. */
export function makeWorld(): World {
  const prng = new Prng(0, stream.world, 0);
  const segment = (name: string, habit: Habit): Segment => ({
    id: `seg_${prng.letters(24)}`,
    name,
    habit,
  });
  const codes = (plan: CodePlan): CodeCampaign => ({
    ...plan,
    id: `camp_${prng.letters(24)}`,
    categoryId: prng.chance(0.3) ? `cat_${prng.hex(18)}` : null,
  });
  const promotion = (plan: PromotionPlan): PromotionCampaign => ({
    ...plan,
    id: `camp_${prng.letters(24)}`,
    tiers: plan.tiers.map((tier) => ({
      ...tier,
      id: `promo_${prng.letters(24)}`,
    })),
  });
  const channel = (
    eventName: string,
    to: Segment,
    weight: number,
    sendsNulls = false,
  ) => ({
    id: `distr_${prng.letters(26)}`,
    eventName,
    segment: to,
    weight,
    sendsNulls,
  });

  const newcomers = segment("New Customers", "new");
  const vip = segment("VIP", "big_spender");
  const cart = segment("Cart left behind", "regular");
  const birthday = segment("Birthday this week", "birthday");
  const lapsed = segment("Lapsed 90 days", "lapsed");
  const readers = segment("Newsletter readers", "regular");
  const firstOrder = segment("First order done", "new");
  const app = segment("App users, EMEA & APAC", "regular");
  const loyaltyCampaign = codes(codePlans.loyaltyCard);

  return {
    projectId: `proj_${prng.letters(10)}`,
    loyaltyCampaign,
    distributions: [
      {
        ...channel("new-customer-code", newcomers, 12),
        purpose: "unique_codes",
        campaign: codes(codePlans.welcome),
      },
      {
        ...channel("New customer: hello", newcomers, 14),
        purpose: "plain_message",
      },
      {
        ...channel("lapsed-win-back", lapsed, 8),
        purpose: "unique_codes",
        campaign: codes(codePlans.comeBack),
      },
      { ...channel("We miss you", lapsed, 9), purpose: "plain_message" },
      {
        ...channel("cart-rescue", cart, 6, true),
        purpose: "unique_codes",
        campaign: codes(codePlans.cartRescue),
      },
      {
        ...channel("cart-free-shipping", cart, 4),
        purpose: "unique_codes",
        campaign: codes(codePlans.freeShipping),
      },
      { ...channel("cart-reminder", cart, 13), purpose: "plain_message" },
      {
        ...channel("birthday", birthday, 5),
        purpose: "unique_codes",
        campaign: codes(codePlans.birthdayBox),
      },
      {
        ...channel("vip-gift-card", vip, 3),
        purpose: "unique_codes",
        campaign: codes(codePlans.giftCard),
      },
      {
        ...channel("vip-early-access", vip, 10),
        purpose: "promotion",
        campaign: promotion(promotionPlans.earlyAccess),
      },
      {
        ...channel("weekend-happy-hours", readers, 18, true),
        purpose: "promotion",
        campaign: promotion(promotionPlans.weekend),
      },
      {
        ...channel("newsletter-tasting", readers, 3),
        purpose: "unique_codes",
        campaign: codes(codePlans.fixedPrice),
      },
      {
        ...channel("first-order-tote", firstOrder, 3),
        purpose: "unique_codes",
        campaign: codes(codePlans.toteBag),
      },
      {
        ...channel("first-order-circle", firstOrder, 4),
        purpose: "unique_codes",
        campaign: loyaltyCampaign,
      },
      { ...channel("app-push", app, 9), purpose: "plain_message" },
    ],
  };
}
