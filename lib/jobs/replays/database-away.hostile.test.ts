import { Client } from "pg";
import { afterAll, expect, inject, test, vi } from "vitest";
import { storeSource } from "#lib/db/testing/event-rows.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { log } from "#lib/log.ts";
import { startSink } from "#lib/replay/testing/sink.ts";
import { getRun } from "#lib/services/replays/get-run.ts";
import {
  admin,
  makeDestination,
  makeEvents,
  start,
  untilState,
} from "../testing/replay-stage.ts";
import { runReplays } from "./run-replays.ts";

const { url } = await useTestDatabase();
const name = new URL(url).pathname.slice(1);
const server = new Client({ connectionString: inject("postgres").adminUrl });
await server.connect();
afterAll(() => server.end());

/** Nobody is let in, and whoever is in is thrown out. */
async function takeAway(): Promise<void> {
  await server.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
  await server.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1",
    [name],
  );
}

test("a run whose database goes away again and again is delivered whole, nothing twice, and ends", async () => {
  const got: string[] = [];
  const sink = await startSink(({ headers }, response) => {
    got.push(String(headers["x-segment-inspector-event-id"]));
    response.end();
  });
  const warned = vi.spyOn(log(), "warn");
  const failed = vi.spyOn(log(), "error");
  const sourceId = await storeSource();
  const eventIds = await makeEvents(sourceId, 400);
  const { id } = await start(
    await makeDestination(sink.url, { ratePerSecond: 200 }),
    eventIds,
  );
  const running = runReplays();
  try {
    for (const share of [40, 140, 240]) {
      await expect
        .poll(() => got.length, { timeout: 20_000 })
        .toBeGreaterThan(share);
      const noticed = warned.mock.calls.length;
      const brokenOff = failed.mock.calls.length;
      await takeAway();
      // Long enough for outcomes that cannot be written, and for looks at the runs that fail.
      await expect
        .poll(
          () =>
            warned.mock.calls.length > noticed &&
            failed.mock.calls.length > brokenOff,
          { timeout: 20_000 },
        )
        .toBe(true);
      await server.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
    }
    const { counts } = await untilState(id, "done");
    // A claim that was made although its answer never came is in doubt.
    expect(counts.delivered + counts.inDoubt).toBe(400);
    expect(new Set(got).size).toBe(counts.delivered);
    expect(got).toHaveLength(counts.delivered);
    expect((await getRun(admin, id)).stopReason).toBeNull();
  } finally {
    await server.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
    await running.stop();
    await sink.close();
  }
}, 120_000);
