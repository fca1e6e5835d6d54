import type { Kind } from "./payloads/content.ts";
import { isRejected, makeDelivery } from "./delivery.ts";
import type { Delivery, DeliveryPlan } from "./delivery.ts";
import type { Scene } from "./payloads/entry.ts";
import { faultNames } from "./faults.ts";
import type { Fault } from "./faults.ts";
import { Prng, stream } from "./prng.ts";
import type { Sign } from "./sending/sign.ts";
import { makeWorld } from "./world.ts";
import type { SentPurpose } from "./world.ts";

export type ScenarioOptions = {
  /** From 0 to 2^32 - 1. The same options give the same bytes on every machine. */
  readonly seed: number;
  /** When the first delivery's customer entered. */
  readonly now: Date;
  /** From one entry to the next; 1000 unless told. */
  readonly gapMs?: number;
  /** Null or absent: nothing is signed. */
  readonly sign?: Sign | null;
  /** All three unless told. */
  readonly purposes?: readonly SentPurpose[];
  /** How often each kind comes, against the others; `everyKind` unless told. */
  readonly kinds?: Partial<Readonly<Record<Kind, number>>>;
  /** The share of deliveries with each fault, from 0 to 1; none unless told. A fault of the body makes it an envelope. */
  readonly faults?: Partial<Readonly<Record<Fault, number>>>;
  /** The share of deliveries that repeat one of the twenty before them; 0 unless told. */
  readonly duplicates?: number;
  /** The first so many enter at once, all by one distribution: customers already in its segment when it was set live. */
  readonly burst?: number;
};

/** An endless row of deliveries, each made from its index alone. */
export type Scenario = {
  readonly at: (index: number) => Delivery;
  readonly take: (count: number) => Iterable<Delivery>;
};

/** Mostly what a distribution sends by default, with some of everything else that may come. */
export const everyKind = {
  envelope: 86,
  designed: 4,
  data_only: 2,
  raw: 2,
  legacy: 1,
  other_event: 4,
  not_json: 1,
} as const satisfies Record<Kind, number>;

export const kindNames = Object.keys(everyKind) as readonly Kind[];

export const allPurposes = [
  "plain_message",
  "promotion",
  "unique_codes",
] as const satisfies readonly SentPurpose[];

/**
 * Makes Voucherify-true traffic: the customers of one merchant, who enter its
 * segments by its distributions. The merchant is the same for every seed, the
 * customers and what happens to them are not.
 *
 * @throws {RangeError} when nothing may be sent, or the faults' shares exceed 1
 */
export function makeScenario(options: ScenarioOptions): Scenario {
  const { seed, sign = null, duplicates = 0 } = options;
  const scene = makeScene(options);
  const faultShares = sharesOfFaults(options.faults ?? {});
  const kindShares = sharesOfKinds(options.kinds ?? everyKind);

  const planOf = (index: number): DeliveryPlan => {
    const prng = new Prng(seed, stream.entry, index);
    const fault = prng.pickWeighted(faultShares);
    const kind = prng.pickWeighted(kindShares);
    const anyKind = fault === null || isRejected(fault);
    return { prng, fault, kind: anyKind ? kind : "envelope" };
  };

  /** The delivery that the one at an index repeats; null when it repeats none. */
  const originalOf = (index: number): number | null => {
    if (index === 0 || duplicates === 0) return null;
    const prng = new Prng(seed, stream.duplicate, index);
    if (!prng.chance(duplicates)) return null;
    const earlier = Math.max(0, index - prng.int(1, 20));
    const original = originalOf(earlier) ?? earlier;
    // A rejected webhook makes no later one a duplicate.
    return isRejected(planOf(original).fault) ? null : original;
  };

  const at = (index: number): Delivery => {
    const original = originalOf(index);
    const delivery = makeDelivery(
      scene,
      original ?? index,
      planOf(original ?? index),
      sign,
    );
    if (original === null) return delivery;
    const { expected } = delivery;
    return {
      ...delivery,
      index,
      expected: {
        ...expected,
        duplicateOf: original,
        duplicateKind:
          expected.reading.sendoutId === null ? "suspected" : "sender_retry",
      },
    };
  };

  return {
    at,
    *take(count) {
      for (let index = 0; index < count; index++) yield at(index);
    },
  };
}

function makeScene(options: ScenarioOptions): Scene {
  const {
    seed,
    now,
    gapMs = 1000,
    purposes = allPurposes,
    burst = 0,
  } = options;
  const world = makeWorld();
  const distributions = world.distributions.filter(({ purpose }) =>
    purposes.includes(purpose),
  );
  if (distributions.length === 0)
    throw new RangeError("No purpose may be sent.");
  return {
    seed,
    world,
    distributions,
    burstDistribution: new Prng(seed, stream.world, 2).pick(distributions),
    burst,
    startsAt: now.getTime(),
    gapMs,
  };
}

function sharesOfFaults(faults: Partial<Record<Fault, number>>) {
  const shares = faultNames.map(
    (fault) => [fault, faults[fault] ?? 0] as const,
  );
  const faulty = shares.reduce((sum, [, share]) => sum + share, 0);
  if (faulty > 1)
    throw new RangeError("The shares of the faults add up to more than 1.");
  return [...shares, [null, 1 - faulty] as const];
}

function sharesOfKinds(kinds: Partial<Record<Kind, number>>) {
  const shares = kindNames.map((kind) => [kind, kinds[kind] ?? 0] as const);
  if (shares.every(([, share]) => share === 0))
    throw new RangeError("No kind may be sent.");
  return shares;
}
