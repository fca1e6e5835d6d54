import { expect, test } from "vitest";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { replayUnderKills } from "../testing/kill-loop.ts";
import { startTwoWorkers } from "../testing/two-workers.ts";

const { url } = await useTestDatabase();

test("two workers deliver everything whoever of them is killed, nothing on record as delivered twice, within the rate", async () => {
  const events = 1_500;
  const ratePerSecond = 400;
  const result = await replayUnderKills({
    startStage: () => startTwoWorkers(url),
    events,
    kills: 2,
    ratePerSecond,
  });
  console.log(
    `${String(events)} events at ${String(ratePerSecond)}/s by 2 processes, ${String(result.kills)} killed: at most ${(100 * result.shareOfRate).toFixed(1)} % of what the rate allows, ${String(result.peakPerSecond)} in the busiest second, ${String(result.inDoubt)} in doubt`,
  );
  expect(result.run.counts).toMatchObject({
    total: events,
    delivered: events,
    failed: 0,
    pending: 0,
    inDoubt: 0,
  });
  expect(result.twice).toEqual([]);
  expect(result.got).toBe(events);
  expect(result.requests).toBeLessThanOrEqual(events + result.inDoubt);
  // What was late is caught up with, so a single second may have more; from the start on nothing may be early.
  expect(result.shareOfRate).toBeLessThanOrEqual(1.02);
}, 120_000);
