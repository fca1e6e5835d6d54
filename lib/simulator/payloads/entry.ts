import { makeCodeObjects } from "./code-objects.ts";
import type { Publishing } from "./code-objects.ts";
import type { ExpectedObjects } from "./expected-reading.ts";
import { noObjects } from "./expected-reading.ts";
import { historyAt } from "#lib/simulator/history.ts";
import type { JsonObject } from "./json-object.ts";
import { makePerson } from "#lib/simulator/person.ts";
import type { Person } from "#lib/simulator/person.ts";
import { Prng, stream } from "#lib/simulator/prng.ts";
import { makePromotionObjects } from "./promotion-objects.ts";
import { firstVisitOf, visitAt } from "#lib/simulator/timeline.ts";
import type { Distribution, World } from "#lib/simulator/world.ts";

/** Everything that the entries of one run have in common. */
export type Scene = {
  readonly seed: number;
  readonly world: World;
  /** Those of the world that may send; not empty. */
  readonly distributions: readonly Distribution[];
  /** The one that messages the customers who are already in its segment. */
  readonly burstDistribution: Distribution;
  readonly burst: number;
  /** Milliseconds since the epoch. */
  readonly startsAt: number;
  readonly gapMs: number;
};

/** One customer entering one segment by one distribution. */
export type Entry = {
  readonly distribution: Distribution;
  /** Milliseconds since the epoch. */
  readonly enteredAt: number;
  readonly person: Person;
  readonly orderCount: number;
  /** The value of the envelope's key `data`. */
  readonly data: EntryData;
  readonly objects: ExpectedObjects;
};

export type EntryData = {
  readonly customer: JsonObject & {
    readonly summary: { readonly orders: JsonObject };
  };
  readonly segment: JsonObject;
  readonly campaign?: JsonObject | null;
  readonly promotion_tier?: JsonObject | null;
  readonly voucher?: JsonObject | null;
  readonly publication?: JsonObject | null;
};

/** The time of a place in the row: the burst at once, then one after the other. */
function timeOf(scene: Scene, index: number): number {
  const { startsAt, burst, gapMs } = scene;
  if (index < burst) return startsAt + Math.floor(index / 25);
  return startsAt + Math.round((index - burst) * gapMs);
}

/** The entry at an index; `prng` draws what belongs to this entry alone. */
export function makeEntry(scene: Scene, index: number, prng: Prng): Entry {
  const { seed, burst } = scene;
  const visit = visitAt(index, burst);
  const { customer } = visit;
  const home = homeOf(scene, customer);
  const { habit } = home.segment;
  const distribution =
    visit.visit > 1 ? whereReturning(scene, home, prng) : home;
  const enteredAt = timeOf(scene, index);
  const firstEntry = timeOf(scene, firstVisitOf(customer, burst));
  const person = makePerson(seed, customer, habit, firstEntry);
  const history = historyAt(
    seed,
    visit,
    habit,
    enteredAt,
    scene.world.loyaltyCampaign.name,
  );
  const metadata = { ...person.metadata, tier: history.tier };
  const { segment } = distribution;
  const updatedAt =
    visit.visit === 1 && habit === "new"
      ? {}
      : {
          updated_at: new Date(
            enteredAt - prng.int(400, 240_000),
          ).toISOString(),
        };
  const { sent, reads } = objectsOf(
    distribution,
    { person, metadata, enteredAt, startsAt: scene.startsAt },
    prng,
  );

  return {
    distribution,
    enteredAt,
    person,
    orderCount: history.orderCount,
    data: {
      customer: {
        id: person.id,
        source_id: person.sourceId,
        name: person.name,
        email: person.email,
        ...(person.phone !== null && { phone: person.phone }),
        ...(person.birthdate !== null && { birthdate: person.birthdate }),
        address: person.address,
        summary: history.summary,
        loyalty: history.loyalty,
        referrals: history.referrals,
        metadata,
        system_metadata: {},
        created_at: person.createdAt,
        ...updatedAt,
        object: "customer",
      },
      segment: { id: segment.id, name: segment.name, object: "segment" },
      ...sent,
    },
    objects: {
      ...noObjects,
      customer: {
        id: person.id,
        sourceId: person.sourceId,
        name: person.name,
        email: person.email,
      },
      segment: { id: segment.id, name: segment.name },
      ...reads,
    },
  };
}

function homeOf(scene: Scene, customer: number): Distribution {
  if (customer < scene.burst) return scene.burstDistribution;
  const prng = new Prng(scene.seed, stream.plan, customer);
  return prng.pickWeighted(scene.distributions.map((one) => [one, one.weight]));
}

/** Back by the same distribution, or now and then by another one that fits the customer's habit. */
function whereReturning(
  scene: Scene,
  home: Distribution,
  prng: Prng,
): Distribution {
  const { habit } = home.segment;
  if ((habit !== "regular" && habit !== "big_spender") || prng.chance(0.7))
    return home;
  const others = scene.distributions.filter(
    ({ segment }) =>
      segment.habit === "regular" || segment.habit === "big_spender",
  );
  return prng.pick(others);
}

function objectsOf(
  distribution: Distribution,
  to: Pick<Publishing, "person" | "metadata" | "enteredAt" | "startsAt">,
  prng: Prng,
): {
  readonly sent: Omit<EntryData, "customer" | "segment">;
  readonly reads: Partial<ExpectedObjects>;
} {
  const { sendsNulls } = distribution;
  switch (distribution.purpose) {
    case "plain_message":
      return { sent: {}, reads: {} };
    case "promotion": {
      const { campaign } = distribution;
      const tier = prng.pick(campaign.tiers);
      return {
        sent: {
          ...makePromotionObjects(campaign, tier, to.startsAt),
          ...(sendsNulls && { voucher: null, publication: null }),
        },
        reads: {
          campaign: { id: campaign.id, name: campaign.name },
          promotionTier: { id: tier.id, name: tier.name },
          offer: tier.offer,
        },
      };
    }
    case "unique_codes": {
      const { campaign } = distribution;
      const made = makeCodeObjects(
        { campaign, distributionId: distribution.id, ...to },
        prng,
      );
      return {
        sent: {
          campaign: made.campaign,
          ...(sendsNulls && { promotion_tier: null }),
          voucher: made.voucher,
          publication: made.publication,
        },
        reads: {
          campaign: { id: campaign.id, name: campaign.name },
          voucher: { code: made.voucher.code },
          publication: { id: made.publication.id },
          offer: campaign.offer,
        },
      };
    }
  }
}
