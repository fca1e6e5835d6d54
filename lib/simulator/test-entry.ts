import { testMark } from "#lib/domain/reading/test-event.ts";
import { makeScenario } from "./scenario.ts";

/** One believable entry with a unique code, for trying a source out, marked as a test. Another seed gives another customer and sendout. */
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
  const envelope = new TextDecoder().decode(scenario.at(0).body);
  const marked = envelope.replace("{", `{"${testMark}":true,`);
  return { body: new TextEncoder().encode(marked) };
}
