import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { db } from "#lib/db/connection/client.ts";
import { transact } from "#lib/db/connection/transaction.ts";

import {
  dropMonth,
  type OldMonth,
  selectOldMonths,
} from "#lib/db/retention/old-months.ts";
import { log } from "#lib/log.ts";
import { recordActivity } from "#lib/services/record-activity.ts";

const ATTEMPTS = 5;
const PAUSE_MS = 200;
const TIMEOUT_MS = 60_000;

/**
 * Drops the months that are older than events are kept, oldest first, each in a transaction that records it. A month that somebody
 * reads on is logged and left to the next call, with those after it.
 */
export async function dropOldMonths(
  now: Date,
  signal?: AbortSignal,
): Promise<void> {
  const { months } = await db().retention.findUniqueOrThrow({
    where: { id: 1 },
  });
  if (months === null) return;
  for (const month of await selectOldMonths(now, months)) {
    if (signal?.aborted || !(await tryToDrop(month, now))) return;
  }
}

async function tryToDrop(month: OldMonth, now: Date): Promise<boolean> {
  for (let attempt = 1; ; attempt++) {
    try {
      await drop(month, now);
      return true;
    } catch (error) {
      if (attempt === ATTEMPTS) {
        log().warn(
          { err: error, partition: month.name },
          "A month that is no longer kept could not be dropped; it is tried again later.",
        );
        return false;
      }
      await pause(PAUSE_MS);
    }
  }
}

function drop(month: OldMonth, now: Date): Promise<void> {
  const recorder = {
    actor: { kind: "system", name: "Retention" },
    now,
    requestId: randomUUID(),
    remoteAddress: null,
  } as const;
  return transact(
    async (transaction) => {
      const events = await dropMonth(transaction, month);
      await recordActivity(transaction, recorder, {
        action: "retention.drop",
        target: { kind: "month", id: month.from.toISOString().slice(0, 7) },
        details: { events },
      });
    },
    { timeoutMs: TIMEOUT_MS },
  );
}
