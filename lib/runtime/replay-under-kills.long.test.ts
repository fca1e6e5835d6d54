import { expect, test } from "vitest";
import { disconnectDb } from "#lib/db/connection/client.ts";
import { ensurePartitions } from "#lib/db/maintenance/partitions.ts";
import { applyMigrations } from "#lib/db/migrations/apply-migrations.ts";
import { maxClaimed } from "#lib/jobs/replays/run-worker.ts";
import { replayUnderKills } from "#lib/jobs/testing/kill-loop.ts";
import { allowedPeak, rateInWords } from "#lib/jobs/testing/measure-rate.ts";
import { useDataDir } from "./testing/data-dir.ts";
import {
  startLastingPostgres,
  startTwoServers,
} from "./testing/two-servers.ts";

/** `REPLAY_EVENTS` makes a smaller run of it. */
const EVENTS = Number(process.env.REPLAY_EVENTS ?? 100_000);
const KILLS = 10;

const postgresDir = await useDataDir();
const dataDirs = [await useDataDir(), await useDataDir()] as const;

test("a run of a hundred thousand events survives ten kills of supervisors, workers and the database", async () => {
  const postgres = await startLastingPostgres(postgresDir);
  process.env.DATABASE_URL = postgres.url;
  process.env.APP_SECRET = "a secret for tests only";
  try {
    await applyMigrations(postgres.url);
    await ensurePartitions(new Date());
    let killed: Readonly<Record<string, number>> = {};
    const result = await replayUnderKills({
      startStage: async () => {
        const stage = await startTwoServers(
          postgres.url,
          dataDirs,
          postgresDir,
        );
        ({ killed } = stage);
        return stage;
      },
      events: EVENTS,
      kills: KILLS,
      ratePerSecond: 100_000,
      // A rate that a busy machine reaches, too: a moment that is missed by 15 ms is lost, and of few there is a second without
      // a lost one. Of fewer events, so many that some are left for the kills.
      edge: { ratePerSecond: 50, events: Math.min(1_000, EVENTS / 4) },
    });
    const { counts } = result.run;
    console.log(
      `${EVENTS} events, ${result.kills} times killed (${JSON.stringify(killed)}), 2 servers: ${counts.delivered} delivered in ${result.seconds.toFixed(0)} s, ${result.inDoubt} were in doubt, ${result.requests - result.got} sent twice (none of them on record), ${result.twice.length} on record sent twice; ${rateInWords(result.edge)}`,
    );
    expect(counts).toMatchObject({
      total: EVENTS,
      delivered: EVENTS,
      inDoubt: 0,
    });
    // Whenever a worker is killed, no more than it had claimed; with the database both may lose hold of as much, begun or not.
    expect(result.inDoubt).toBeLessThanOrEqual(
      maxClaimed * (result.kills + 2 * (killed.Postgres ?? 0)),
    );
    expect(result.twice).toEqual([]);
    expect(result.got).toBe(EVENTS);
    expect(result.requests - result.got).toBeLessThanOrEqual(result.inDoubt);
    const { ratePerSecond, peakPerSecond, shareOfRate } = result.edge;
    expect(peakPerSecond).toBeLessThanOrEqual(allowedPeak(ratePerSecond));
    expect(shareOfRate).toBeLessThanOrEqual(1.02);
  } finally {
    await disconnectDb();
    await postgres.stop();
  }
}, 3_600_000);
