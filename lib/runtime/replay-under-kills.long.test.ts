import { expect, test } from "vitest";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { replayUnderKills } from "../testing/kill-loop.ts";

const { url } = await useTestDatabase();

test("a hundred thousand events survive ten kills", async () => {
  const events = 100_000;
  const result = await replayUnderKills({
    databaseUrl: url,
    events,
    kills: 10,
    ratePerSecond: 100_000,
  });
  process.stdout.write(
    `${String(events)} events, 10 kills, 2 workers: ${String(result.run.counts.delivered)} delivered in ${result.seconds.toFixed(0)} s, ${String(result.inDoubt)} were in doubt, ${String(result.requests - result.got)} sent twice (none of them on record), ${String(result.twice.length)} on record sent twice\n`,
  );
  expect(result.run.counts).toMatchObject({
    total: events,
    delivered: events,
    inDoubt: 0,
  });
  expect(result.twice).toEqual([]);
  expect(result.got).toBe(events);
}, 900_000);
