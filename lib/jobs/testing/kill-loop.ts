import { setTimeout as delay } from "node:timers/promises";
import { db } from "#lib/db/connection/client.ts";
import { toReadFailure } from "#lib/db/connection/read-failure.ts";
import { storeSource } from "#lib/db/testing/event-rows.ts";
import type { ReplayRun } from "#lib/domain/replay/replay-run.ts";
import { AppError } from "#lib/errors/app-error.ts";
import { startSink } from "#lib/replay/testing/sink.ts";
import {
  changeRunRate,
  decideInDoubt,
} from "#lib/services/replays/control-run.ts";
import { getRun } from "#lib/services/replays/get-run.ts";
import { measureRate, type RateEdge } from "./measure-rate.ts";
import { admin, makeDestination, makeEvents } from "./replay-stage.ts";
import { startRun } from "#lib/services/replays/start-run.ts";

/** As many events are stored at once: few enough for the time of one transaction on a busy machine. */
const BATCH = 200;
/** Between one look at the run and the next, while arrivals are awaited. */
const LOOKS = 100;

/** What works on a run, and is killed while it does. */
export type KillStage = {
  /**
   * Kills something at once and sees to it that it is replaced.
   *
   * @param at how many kills there were before
   */
  kill(at: number): Promise<void>;
  /** Ends all of it. */
  end(): Promise<void>;
};

export type KillLoopResult = {
  readonly run: ReplayRun;
  /** Counted each time that nothing else was left. */
  readonly inDoubt: number;
  readonly kills: number;
  /** Events that the sink got more than once although they were on record as delivered before. */
  readonly twice: string[];
  /** Different events that the sink got. */
  readonly got: number;
  readonly requests: number;
  readonly seconds: number;
  /** While nothing was killed. */
  readonly edge: RateEdge;
};

/**
 * Runs a replay of which the workers, and whatever else the stage kills, are killed while it goes on, at even shares of it; then
 * decides to send again what is in doubt, until all is delivered.
 *
 * @param given.startStage is called before there are events
 * @param given.edge so many events are sent before the first kill, at a rate that everybody could overshoot
 */
export async function replayUnderKills(given: {
  readonly startStage: () => Promise<KillStage>;
  readonly events: number;
  readonly kills: number;
  readonly ratePerSecond: number;
  readonly edge: { readonly ratePerSecond: number; readonly events: number };
}): Promise<KillLoopResult> {
  const arrivals: { id: string; at: number }[] = [];
  const sink = await startSink(({ headers }, response) => {
    arrivals.push({
      id: String(headers["x-segment-inspector-event-id"]),
      at: performance.now(),
    });
    response.end();
  });
  const destinationId = await makeDestination(sink.url, {
    ratePerSecond: given.ratePerSecond,
    connections: 32,
  });
  // Before there is a source: the first one is made by a server's first start.
  const stage = await given.startStage();
  const sourceId = await storeSource();
  for (let made = 0; made < given.events; made += BATCH)
    await makeEvents(sourceId, Math.min(BATCH, given.events - made), (n) => ({
      customerId: `cust_${String(made + n)}`,
    }));
  const began = performance.now();
  const { id } = await startRun(admin, {
    destinationId,
    filter: { source: [sourceId] },
    reason: "Workers are killed",
    ratePerSecond: given.edge.ratePerSecond,
  });
  const stillSent = new Set<string>();
  const deliveredAt = new Map<string, number>();
  const noteDelivered = async () => {
    const rows = await askAgain(() =>
      db().replayAttempt.findMany({
        where: { runId: id, outcome: "delivered" },
        select: { eventId: true },
      }),
    );
    const now = performance.now();
    for (const { eventId } of rows)
      if (!deliveredAt.has(eventId)) deliveredAt.set(eventId, now);
  };
  let inDoubt = 0;
  /** Sends again what is in doubt once nothing else is left. @returns the run when all of it is settled */
  const settled = async (): Promise<ReplayRun | null> => {
    const run = await askAgain(() => getRun(admin, id));
    if (
      run.state !== "done" &&
      run.state !== "running" &&
      run.state !== "queued"
    )
      throw new Error(`It is ${run.state}: ${String(run.stopReason)}`);
    if (run.state !== "done") return null;
    if (run.counts.inDoubt === 0) return run;
    inDoubt += run.counts.inDoubt;
    await askAgain(() => decideInDoubt(admin, id, "send_again"));
    return null;
  };
  /** Until so many arrived; of a small run a kill may leave so much in doubt that they never do. @returns the run when it is over before */
  const untilArrived = async (share: number): Promise<ReplayRun | null> => {
    for (let look = 1; arrivals.length < share; look++) {
      await delay(5);
      const over = look % LOOKS === 0 ? await settled() : null;
      if (over) return over;
    }
    return null;
  };
  let kills = 0;
  let over: ReplayRun | null = null;
  try {
    await untilArrived(given.edge.events);
    const edge = await measureRate(id, given.edge.ratePerSecond);
    await changeRunRate(admin, id, given.ratePerSecond);
    while (kills < given.kills) {
      over = await untilArrived(
        ((kills + 1) * given.events) / (given.kills + 1),
      );
      if (over) break;
      await noteDelivered();
      await stage.kill(kills);
      kills += 1;
    }
    over ??= await untilArrived(Infinity);
    if (over === null) throw new Error("It never ended.");
    const twice = arrivals
      .filter(({ id: eventId, at }) => at > (deliveredAt.get(eventId) ?? at))
      .map(({ id: eventId }) => eventId);
    for (const { id: eventId } of arrivals) stillSent.add(eventId);
    return {
      run: over,
      inDoubt,
      kills,
      twice,
      got: stillSent.size,
      requests: arrivals.length,
      seconds: (performance.now() - began) / 1_000,
      edge,
    };
  } finally {
    await stage.end();
    await sink.close();
  }
}

/** Asks until there is a database to ask: it may be among what was killed. */
async function askAgain<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      const failure = toReadFailure(error);
      if (!(failure instanceof AppError) || failure.code !== "unavailable")
        throw error;
      await delay(100);
    }
  }
}
