import { makeScenario } from "./scenario.ts";

/** One believable entry with a unique code, for trying a source out. Another seed gives another customer and sendout. */
export function makeTestEntry(
  seed: number,
  now: Date,
): { readonly body: Uint8Array } {
  const scenario = makeScenario({
    seed,
    now,
    purposes: ["unique_codes"],
    kinds: { envelope: 1 },
  });
  return { body: scenario.at(0).body };
}
