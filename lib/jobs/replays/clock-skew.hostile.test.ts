import { afterEach, expect, test, vi } from "vitest";
import { storeSource } from "#lib/db/testing/event-rows.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { startSink } from "#lib/replay/testing/sink.ts";
import { createDestination } from "#lib/services/destinations/create-destination.ts";
import { listAttempts } from "#lib/services/replays/list-attempts.ts";
import { startRun } from "#lib/services/replays/start-run.ts";
import { testContext } from "#lib/services/testing/test-context.ts";
import { admin, makeEvents, untilState } from "../testing/replay-stage.ts";
import { runReplays } from "./run-replays.ts";

await useTestDatabase();

afterEach(() => {
  vi.useRealTimers();
});

const minute = 60_000;

/** Everything of ours goes by a clock that differs from the database's. */
async function replayAt(skewMs: number, status: number, events: number) {
  const sink = await startSink((_, response) => {
    response.writeHead(status).end();
  });
  const sourceId = await storeSource();
  const eventIds = await makeEvents(sourceId, events);
  const began = Date.now();
  vi.useFakeTimers({ toFake: ["Date"], now: began + skewMs });
  const context = testContext({ now: new Date() });
  const { id: destinationId } = await createDestination(context, {
    name: "CRM",
    url: sink.url,
    allowInternal: true,
    ratePerSecond: 400,
    connections: 1,
  });
  const { id } = await startRun(context, {
    destinationId,
    eventIds,
    reason: "A test",
  });
  const running = runReplays();
  return {
    id,
    began,
    end: async () => {
      await running.stop();
      await sink.close();
    },
  };
}

test.each([-60, -4, 4, 60])(
  "with clocks %d minutes apart a run begins at once, and attempts are told by the database's",
  async (minutes) => {
    const { id, began, end } = await replayAt(minutes * minute, 200, 20);
    const { counts } = await untilState(id, "done").finally(end);
    expect(counts).toMatchObject({ delivered: 20, inDoubt: 0 });
    const { items } = await listAttempts(admin, id, { limit: 50 });
    for (const { startedAt } of items)
      expect(Math.abs(Date.parse(startedAt) - began)).toBeLessThan(minute);
  },
);

test.each([-60, 60])(
  "with clocks %d minutes apart a run that fails too often stops itself all the same",
  async (minutes) => {
    const { id, end } = await replayAt(minutes * minute, 422, 200);
    const stopped = await untilState(id, "stopped").finally(end);
    expect(stopped.counts.pending).toBeGreaterThan(0);
  },
);
