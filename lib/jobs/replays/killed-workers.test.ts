import { expect, test } from "vitest";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { replayUnderKills } from "../testing/kill-loop.ts";
import { allowedPeak, rateInWords } from "../testing/measure-rate.ts";
import { maxClaimed } from "./run-worker.ts";
import { startTwoWorkers } from "../testing/two-workers.ts";

const { url } = await useTestDatabase();

test("two workers deliver everything whoever of them is killed, nothing on record as delivered twice, within the rate", async () => {
  const events = 1_500;
  const result = await replayUnderKills({
    startStage: () => startTwoWorkers(url),
    events,
    kills: 2,
    ratePerSecond: 400,
    edge: { ratePerSecond: 100, events: 400 },
  });
  console.log(
    `${String(events)} events by 2 processes, ${String(result.kills)} killed: ${String(result.inDoubt)} in doubt; ${rateInWords(result.edge)}`,
  );
  expect(result.run.counts).toMatchObject({
    total: events,
    delivered: events,
    failed: 0,
    pending: 0,
    inDoubt: 0,
  });
  // Whenever a worker is killed, no more than it had claimed.
  expect(result.inDoubt).toBeLessThanOrEqual(result.kills * maxClaimed);
  expect(result.twice).toEqual([]);
  expect(result.got).toBe(events);
  expect(result.requests).toBeLessThanOrEqual(events + result.inDoubt);
  const { ratePerSecond, peakPerSecond, shareOfRate } = result.edge;
  expect(peakPerSecond).toBeLessThanOrEqual(allowedPeak(ratePerSecond));
  expect(shareOfRate).toBeLessThanOrEqual(1.02);
}, 120_000);
