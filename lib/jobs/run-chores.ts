import { setTimeout as delay } from "node:timers/promises";
import { ChoreLocks } from "#lib/db/locks/chore-locks.ts";
import { ChoreLog } from "./chore-log.ts";
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
  const told = new ChoreLog();
  const loops = chores.map((chore) =>
    repeat(chore, { locks, told, stopping: stopping.signal }),
  );
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
  {
    locks,
    told,
    stopping,
  }: { locks: ChoreLocks; told: ChoreLog; stopping: AbortSignal },
): Promise<void> {
  do {
    try {
      await locks.whileLocked(chore.name, async (lost) => {
        await chore.run(AbortSignal.any([stopping, lost]));
        told.done(chore.name);
      });
    } catch (error) {
      // What breaks off because it was asked to has not failed.
      if (!stopping.aborted) told.failed(chore.name, error);
    }
  } while (await pause(chore.everyMs, stopping));
}

/** @returns false once the signal has come, at once */
function pause(ms: number, signal: AbortSignal): Promise<boolean> {
  return delay(ms, true, { signal }).catch(() => false);
}
