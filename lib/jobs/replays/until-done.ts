import { setTimeout as delay } from "node:timers/promises";
import { log } from "#lib/log.ts";

const againMs = 300;

/**
 * Does what has to be done, again and again until it is: the database may be away for a while.
 *
 * @param work is told whether it was tried before, and may have been done then
 * @param message for the log, of each time that it failed
 */
export async function untilDone(
  work: (isAgain: boolean) => Promise<void>,
  runId: string,
  message: string,
): Promise<void> {
  for (let isAgain = false; ; isAgain = true) {
    try {
      await work(isAgain);
      return;
    } catch (error) {
      log().warn({ err: error, runId }, message);
      await delay(againMs);
    }
  }
}
