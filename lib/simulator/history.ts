import type { JsonObject } from "./payloads/json-object.ts";
import { Prng, stream } from "./prng.ts";
import type { Visit } from "./timeline.ts";
import type { Habit } from "./world.ts";

/** What a customer has done up to a visit. Money is an integer times 100, points are plain. */
export type History = {
  readonly summary: JsonObject & { readonly orders: JsonObject };
  readonly loyalty: JsonObject;
  readonly referrals: JsonObject;
  readonly orderCount: number;
  readonly tier: "bronze" | "silver" | "gold";
};

const hour = 3_600_000;

/** What one gift card holds. */
const giftCardAmount = 5000;

type HabitNumbers = {
  /** Before the first visit. */
  readonly orders: readonly [number, number];
  readonly price: readonly [number, number];
  readonly hoursSinceOrder: readonly [number, number];
  /** At every visit, the last order is older than this. */
  readonly atLeastHours: number;
};

const habits: Record<Habit, HabitNumbers> = {
  new: {
    orders: [0, 1],
    price: [1200, 7900],
    hoursSinceOrder: [1, 20],
    atLeastHours: 0,
  },
  regular: {
    orders: [1, 9],
    price: [1500, 9900],
    hoursSinceOrder: [5, 500],
    atLeastHours: 0,
  },
  big_spender: {
    orders: [10, 40],
    price: [6000, 32000],
    hoursSinceOrder: [5, 300],
    atLeastHours: 0,
  },
  lapsed: {
    orders: [1, 6],
    price: [1500, 8900],
    hoursSinceOrder: [1, 1200],
    atLeastHours: 90 * 24,
  },
  birthday: {
    orders: [0, 12],
    price: [1500, 9900],
    hoursSinceOrder: [5, 900],
    atLeastHours: 0,
  },
};

/**
 * A customer's numbers at one of their visits.
 *
 * Every visit continues the same row of orders, so totals only grow from visit
 * to visit, and the date of the last order never moves back.
 */
export function historyAt(
  seed: number,
  { customer, visit }: Visit,
  habit: Habit,
  enteredAt: number,
  loyaltyCampaign: string,
): History {
  const prng = new Prng(seed, stream.life, customer);
  const { hoursSinceOrder, atLeastHours } = habits[habit];
  const isMember = prng.chance(0.5);
  const hasGiftCard = prng.chance(0.15);
  const referred = prng.chance(0.2) ? prng.int(1, 4) : 0;
  const sinceOrder = prng.int(...hoursSinceOrder) * hour;
  // Halved from visit to visit, so that the order comes nearer and never moves back.
  const lastOrderAt = new Date(
    enteredAt - atLeastHours * hour - sinceOrder / 2 ** (visit - 1),
  ).toISOString();
  const referrals = makeReferrals(prng, lastOrderAt);
  const life = liveUntil(visit, habits[habit], prng);
  const earned = isMember ? life.earned : 0;
  const spent = isMember ? life.spent : 0;

  return {
    orderCount: life.orders,
    tier: tierOf(life.orders),
    summary: {
      redemptions: {
        total_redeemed: life.redeemed,
        total_failed: life.failed,
        total_succeeded: life.redeemed,
        total_rolled_back: life.rolledBack,
        total_rollback_failed: 0,
        total_rollback_succeeded: life.rolledBack,
        gift: hasGiftCard
          ? {
              redeemed_amount: life.giftSpent,
              amount_to_go: giftCardAmount - (life.giftSpent % giftCardAmount),
            }
          : { redeemed_amount: 0, amount_to_go: 0 },
        loyalty_card: { redeemed_points: spent, points_to_go: earned - spent },
      },
      orders: {
        total_amount: life.amount,
        total_count: life.orders,
        average_amount: Math.round(life.amount / Math.max(life.orders, 1)),
        last_order_amount: life.lastAmount,
        ...(life.orders > 0 && { last_order_date: lastOrderAt }),
      },
    },
    loyalty: {
      points: earned,
      referred_customers: referred,
      campaigns: isMember
        ? {
            [loyaltyCampaign]: {
              points: earned - spent,
              referred_customers: referred,
            },
          }
        : {},
    },
    referrals,
  };
}

/** What the orders of all visits so far add up to. */
function liveUntil(visit: number, { orders, price }: HabitNumbers, prng: Prng) {
  const life = {
    orders: 0,
    amount: 0,
    lastAmount: 0,
    redeemed: 0,
    failed: 0,
    rolledBack: 0,
    giftSpent: 0,
    earned: 0,
    spent: 0,
  };
  for (let number = 1; number <= visit; number++) {
    const bought = number === 1 ? prng.int(...orders) : prng.int(1, 3);
    for (let order = 0; order < bought; order++) {
      life.lastAmount = prng.int(...price);
      life.orders += 1;
      life.amount += life.lastAmount;
      if (prng.chance(0.4)) life.redeemed += 1;
      if (prng.chance(0.06)) life.failed += 1;
      if (life.redeemed > life.rolledBack && prng.chance(0.04)) {
        life.rolledBack += 1;
      }
      if (prng.chance(0.3)) life.giftSpent += prng.int(2, 12) * 50;
      life.earned += Math.floor(life.lastAmount / 100);
      if (life.earned - life.spent > 120 && prng.chance(0.3)) life.spent += 100;
    }
  }
  return life;
}

function makeReferrals(prng: Prng, date: string): JsonObject {
  if (!prng.chance(0.08)) return { total: 0, campaigns: [] };
  const referral = {
    campaign_id: `camp_${prng.letters(24)}`,
    referrer_id: `cust_${prng.letters(24)}`,
    related_object_id: `r_${prng.hex(18)}`,
    related_object_type: "redemption",
    date,
  };
  return { total: 1, campaigns: [referral] };
}

function tierOf(orders: number): History["tier"] {
  if (orders > 20) return "gold";
  return orders > 6 ? "silver" : "bronze";
}
