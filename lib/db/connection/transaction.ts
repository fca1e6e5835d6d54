import { db } from "./client.ts";
import { toReadFailure } from "./read-failure.ts";
import { toObstacle } from "#lib/errors/database-obstacle.ts";
import type { Prisma } from "#lib/db/generated/client.ts";

/** The connection of one transaction, as writes take it. */
export type Transaction = Prisma.TransactionClient;

/**
 * Does all of `work` or, when it throws, none. A service that changes something records
 * its activity in the same transaction, as the last thing it does.
 *
 * @param options.timeoutMs after which it is given up, and nothing is done
 * @throws {AppError} `unavailable` when there is no database to ask, or it takes no changes
 */
export async function transact<Result>(
  work: (transaction: Transaction) => Promise<Result>,
  { timeoutMs = 5_000 }: { readonly timeoutMs?: number } = {},
): Promise<Result> {
  try {
    return await db().$transaction(work, { timeout: timeoutMs });
  } catch (error) {
    throw toObstacle(error) ?? toReadFailure(error);
  }
}
