import { expect, test } from "vitest";
import { detectSilence, arrivalPatternHours } from "./source-silence.ts";

const now = new Date("2026-11-23T12:00:00Z");
const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000);

/** Every hour but those between 22 and 6 o'clock, four weeks long, until `silentFor` hours ago. */
function shopHours(silentFor: number): number[] {
  return Array.from({ length: arrivalPatternHours }, (_, hour) => hour).filter(
    (hour) => hour >= silentFor && (ago(hour).getUTCHours() + 2) % 24 >= 8,
  );
}

function silenceAfter(silentFor: number, busyHours = shopHours(silentFor)) {
  return detectSilence(
    { firstReceivedAt: ago(2_000), lastReceivedAt: ago(silentFor), now },
    busyHours,
  );
}

test("a night's silence is usual where every night is silent", () => {
  expect(silenceAfter(8).state).toBe("usual");
});

test("silence for longer than any night is not", () => {
  const { state, longestMs } = silenceAfter(12);
  expect(state).toBe("quiet");
  expect(longestMs).toBeGreaterThanOrEqual(8 * 3_600_000);
  expect(longestMs).toBeLessThanOrEqual(10 * 3_600_000);
});

test("what came once a day is not missed until a day is over", () => {
  const daily = [20, 44, 68, 92, 116, 140, 164];
  expect(silenceAfter(20, daily).state).toBe("usual");
  expect(
    silenceAfter(
      27,
      daily.map((hour) => hour + 7),
    ).state,
  ).toBe("quiet");
});

test("a week of history is needed, and something in it", () => {
  expect(
    detectSilence(
      { firstReceivedAt: ago(100), lastReceivedAt: ago(50), now },
      [50, 51, 52, 99],
    ).state,
  ).toBe("unknown");
  expect(silenceAfter(100, [100]).state).toBe("unknown");
});

test("nothing ever, and nothing for four weeks, are cases of their own", () => {
  expect(
    detectSilence({ firstReceivedAt: null, lastReceivedAt: null, now }, [])
      .state,
  ).toBe("never");
  expect(silenceAfter(arrivalPatternHours + 1, []).state).toBe("abandoned");
});
