import { setTimeout as pause } from "node:timers/promises";
import type { Client } from "pg";
import { withChoreClient } from "#lib/db/connection/chore-client.ts";
import { log } from "#lib/log.ts";
import { attachPartition } from "./attach-partition.ts";
import { monthOf, type PartitionMonth } from "./partition-month.ts";
import { isAttached } from "./partition-table.ts";

/** So early that a reader of days, or a broken worker, delays nothing. */
const MONTHS_AHEAD = 3;
const ATTEMPTS = 5;
const PAUSE_MS = 200;

/**
 * Makes the partitions of the month of `now` and of the three after it. Several processes may call this
 * at once, and nobody who reads or stores events waits for it.
 *
 * A month that could not be made, because somebody reads on, is logged and left to the next call with all after it:
 * their events go to the default partition, and are moved when it is made.
 *
 * @returns the names of the partitions that exist now, oldest first
 */
export async function ensurePartitions(now: Date): Promise<string[]> {
  const months = Array.from({ length: MONTHS_AHEAD + 1 }, (_, ahead) =>
    monthOf(now, ahead),
  );
  return withChoreClient(async (client) => {
    const names: string[] = [];
    for (const month of months) {
      // What keeps one from being attached keeps the others, too.
      if (!(await ensurePartition(client, month))) break;
      names.push(month.name);
    }
    return names;
  });
}

async function ensurePartition(
  client: Client,
  month: PartitionMonth,
): Promise<boolean> {
  for (let attempt = 1; ; attempt++) {
    if (await isAttached(client, month)) return true;
    try {
      await attachPartition(client, month);
      return true;
    } catch (error) {
      if (attempt < ATTEMPTS) {
        await pause(PAUSE_MS);
        continue;
      }
      log().warn(
        { err: error, partition: month.name },
        "The partition of a month could not be made; it is tried again later.",
      );
      return false;
    }
  }
}
