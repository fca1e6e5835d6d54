import { db } from "./client.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { toReadFailure } from "./read-failure.ts";

/** How long a person waits for a list before it is cut off. */
const listLimitMs = 5_000;

/**
 * Runs queries that cannot write, on one snapshot, each cut off after five seconds unless told.
 *
 * @throws {AppError} `too_slow` when one is cut off, `invalid_request` when Postgres cannot
 * bear a value of the filter, `unavailable` when there is no database to ask
 */
export async function readWithin<Result>(
  read: (tx: Prisma.TransactionClient) => Promise<Result>,
  limitMs = listLimitMs,
): Promise<Result> {
  try {
    return await db().$transaction(
      async (tx) => {
        // Before the snapshot is taken: events that are moved to a partition of their own would be in neither place on an older one.
        await tx.$executeRaw`LOCK TABLE event IN ACCESS SHARE MODE`;
        await tx.$executeRaw`SELECT
          set_config('statement_timeout', ${String(limitMs)}, true),
          set_config('transaction_read_only', 'on', true),
          set_config('jit', 'off', true),
          set_config('work_mem', '32MB', true)`;
        return read(tx);
      },
      {
        isolationLevel: Prisma.TransactionIsolationLevel.RepeatableRead,
        maxWait: listLimitMs,
        // Postgres cuts off what is slow; this is for a server that says nothing any more, and not for a busy machine.
        timeout: 4 * Math.max(limitMs, listLimitMs),
      },
    );
  } catch (error) {
    throw toReadFailure(error);
  }
}
