import { setTimeout as delay } from "node:timers/promises";
import { ChoreLocks } from "#lib/db/locks/chore-locks.ts";
import { log } from "#lib/log.ts";
import type { Chore } from "./chore.ts";

/**
 * Does each chore at its times, the first time at once. Of all processes on a
 * database one does a chore at a time, the others leave it out.
 *
 * @returns `stop` asks what is under way to end and waits for it
 */
export function runChores(
  chores: readonly Chore[],
  locks = new ChoreLocks(),
): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const loops = chores.map((chore) => repeat(chore, locks, stopping.signal));
  return {
    stop: async () => {
      stopping.abort();
      await Promise.all(loops);
      await locks.end();
    },
  };
}

async function repeat(
  chore: Chore,
  locks: ChoreLocks,
  stopping: AbortSignal,
): Promise<void> {
  do {
    try {
      await locks.whileLocked(chore.name, (lost) =>
        chore.run(AbortSignal.any([stopping, lost])),
      );
    } catch (error) {
      // What breaks off because it was asked to has not failed.
      if (!stopping.aborted)
        log().error({ err: error }, `The chore "${chore.name}" failed.`);
    }
  } while (await pause(chore.everyMs, stopping));
}

/** @returns false once the signal has come, at once */
function pause(ms: number, signal: AbortSignal): Promise<boolean> {
  return delay(ms, true, { signal }).catch(() => false);
}
