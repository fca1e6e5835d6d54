import { setTimeout as delay } from "node:timers/promises";
import { eventRow, storeEvents } from "#lib/db/testing/event-rows.ts";
import type {
  NewRun,
  ReplayRun,
  RunState,
} from "#lib/domain/replay/replay-run.ts";
import type { NewDestination } from "#lib/domain/replay/destination.ts";
import { createDestination } from "#lib/services/destinations/create-destination.ts";
import { getRun } from "#lib/services/replays/get-run.ts";
import { startRun } from "#lib/services/replays/start-run.ts";
import { testContext } from "#lib/services/testing/test-context.ts";

export const admin = testContext();

/** A destination on this machine that is sent to as fast as it takes it. */
export async function makeDestination(
  url: string,
  given: Partial<NewDestination> = {},
): Promise<string> {
  const { id } = await createDestination(admin, {
    name: "CRM production",
    url,
    allowInternal: true,
    ratePerSecond: 10_000,
    timeoutMs: 2_000,
    ...given,
  });
  return id;
}

type EventRow = Parameters<typeof eventRow>[0];

/** Stores events with bodies of their own. @returns their ids, oldest first */
export async function makeEvents(
  sourceId: string,
  count: number,
  toRow: (n: number) => Partial<EventRow> = () => ({}),
): Promise<string[]> {
  const rows = Array.from({ length: count }, (_, n) =>
    eventRow({ sourceId, payload: { n }, ...toRow(n) }),
  );
  await storeEvents(rows);
  return rows.map(({ id }) => id);
}

/** Starts a run of these events; what else matters is given. */
export function start(
  destinationId: string,
  eventIds: string[],
  given: Partial<NewRun> = {},
): Promise<ReplayRun> {
  return startRun(admin, {
    destinationId,
    eventIds,
    reason: "A test",
    ...given,
  });
}

/** Waits until a run is in that state. @throws {Error} with the run, when it is not within twenty seconds */
export async function untilState(
  id: string,
  state: RunState,
): Promise<ReplayRun> {
  const until = Date.now() + 20_000;
  for (;;) {
    const run = await getRun(admin, id);
    if (run.state === state) return run;
    if (Date.now() > until)
      throw new Error(`It is not ${state}: ${JSON.stringify(run)}`);
    await delay(20);
  }
}
