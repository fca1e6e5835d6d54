import { db } from "./client.ts";
import { toReadFailure } from "./read-failure.ts";
import { AppError } from "#lib/errors/app-error.ts";
import { toObstacle } from "#lib/errors/database-obstacle.ts";
import type { Prisma } from "#lib/db/generated/client.ts";

/** The connection of one transaction, as writes take it. */
export type Transaction = Prisma.TransactionClient;

/**
 * Does all of `work` or, when it throws, none. A service that changes something records
 * its activity in the same transaction, as the last thing it does.
 *
 * @param options.timeoutMs after which it is given up, and nothing is done
 * @throws {AppError} `unavailable` when there is no database to ask, or it takes no changes; `too_slow` when a statement is cut off
 */
export async function transact<Result>(
  work: (transaction: Transaction) => Promise<Result>,
  { timeoutMs = 5_000 }: { readonly timeoutMs?: number } = {},
): Promise<Result> {
  try {
    return await db().$transaction(work, { timeout: timeoutMs });
  } catch (error) {
    throw toObstacle(error) ?? toWriteFailure(error);
  }
}

/** Gives the statements of a transaction more time than the pool does, and has none of them compiled. */
export async function allowTime(
  transaction: Transaction,
  limitMs: number,
): Promise<void> {
  await transaction.$executeRaw`SELECT
    set_config('statement_timeout', ${String(limitMs)}, true), set_config('jit', 'off', true)`;
}

function toWriteFailure(error: unknown): unknown {
  const failure = toReadFailure(error);
  const isCutOff =
    (failure instanceof AppError && failure.code === "too_slow") ||
    (error instanceof Error && error.message.includes("expired transaction"));
  if (!isCutOff) return failure;
  return new AppError(
    "too_slow",
    "This took too long and was cut off: nothing of it was done. Try again when the database is less busy.",
    { cause: error },
  );
}
