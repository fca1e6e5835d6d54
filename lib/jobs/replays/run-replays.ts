import { setTimeout as delay } from "node:timers/promises";
import {
  type ActiveRun,
  expireApprovals,
  selectActiveRuns,
} from "#lib/db/replays/advance-run.ts";
import { findDestination } from "#lib/db/replays/destinations.ts";
import { log } from "#lib/log.ts";
import { toSender } from "#lib/services/destinations/to-sender.ts";
import { RunWorker } from "./run-worker.ts";

const lookMs = 200;

/**
 * Takes part in every run that is under way, and begins those that are queued. Unlike a chore
 * this is done by all processes at the same time: they share each run.
 *
 * @returns `stop` begins nothing more and waits until what was sent is written
 */
export function runReplays(): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const workers = new Map<string, { key: string; worker: RunWorker }>();
  const watch = async () => {
    let isFailing = false;
    while (!stopping.signal.aborted) {
      try {
        await takePart(workers);
        isFailing = false;
      } catch (error) {
        // Once, not five times a second.
        if (!isFailing)
          log().error({ err: error }, "The replays could not be looked at.");
        isFailing = true;
      }
      await delay(lookMs, undefined, { signal: stopping.signal }).catch(
        () => undefined,
      );
    }
  };
  const watching = watch();
  return {
    stop: async () => {
      stopping.abort();
      await watching;
      await Promise.all(
        [...workers.values()].map(({ worker }) => worker.stop()),
      );
    },
  };
}

async function takePart(
  workers: Map<string, { key: string; worker: RunWorker }>,
): Promise<void> {
  await expireApprovals();
  const runs = await selectActiveRuns();
  const keys = new Map(runs.map((run) => [run.id, toKey(run)]));
  for (const [id, { key, worker }] of workers) {
    if (keys.get(id) === key) continue;
    // Over, paused, or to be sent otherwise.
    workers.delete(id);
    void worker.stop();
  }
  for (const run of runs) {
    if (workers.has(run.id)) continue;
    const destination = await findDestination(run.destinationId);
    if (!destination) continue;
    const worker = new RunWorker(run, toSender(destination));
    workers.set(run.id, { key: toKey(run), worker });
  }
}

/** Whatever of it changes, the run is taken up anew. */
function toKey(run: ActiveRun): string {
  return JSON.stringify(run);
}
