import { expect, test } from "vitest";
import { readEvent } from "#lib/domain/reading/read-event.ts";
import { faultNames } from "./faults.ts";
import { kindNames, makeScenario } from "./scenario.ts";

/** Every kind and every fault about as often. */
const scenario = makeScenario({
  seed: 20_260_501,
  now: new Date("2026-05-01T09:00:00.000Z"),
  kinds: Object.fromEntries(kindNames.map((kind) => [kind, 1])),
  faults: Object.fromEntries(faultNames.map((fault) => [fault, 0.08])),
  burst: 40,
});

test("a reading says of 2,000 simulated bodies what the simulator meant by them", () => {
  for (const { index, kind, fault, body, expected } of scenario.take(2000)) {
    const { problems, ...objects } = expected.reading;
    const reading = readEvent(body);
    const about = `delivery ${String(index)}: ${kind}, ${String(fault)}`;
    expect(reading, about).toMatchObject(objects);
    expect(
      reading.problems.map((problem) => problem.kind),
      about,
    ).toEqual(expect.arrayContaining([...problems]));
  }
});

test("a body without a fault needs nobody's attention", () => {
  for (const { index, kind, fault, body } of scenario.take(2000)) {
    if (fault !== null || kind === "not_json") continue;
    const { problems, needsAttention } = readEvent(body);
    expect(
      needsAttention,
      `delivery ${String(index)}: ${JSON.stringify(problems)}`,
    ).toBe(false);
  }
});
