import { makeScenario } from "#lib/simulator/scenario.ts";

/** A Voucherify-true body of which no other seed makes the like. */
export function makeTrueBody(seed: number): Buffer {
  const scenario = makeScenario({
    seed,
    now: new Date(0),
    kinds: { envelope: 1 },
  });
  return Buffer.from(scenario.at(0).body);
}
