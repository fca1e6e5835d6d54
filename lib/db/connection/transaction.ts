import { db } from "./client.ts";
import { AppError } from "#lib/errors/app-error.ts";
import { toReadFailure } from "./read-failure.ts";
import { sqlStateOf } from "#lib/errors/sql-state.ts";
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
    throw toWriteFailure(error);
  }
}

/** What keeps a database from taking anything, whoever asks. */
const obstacles: Readonly<Record<string, string>> = {
  "25006":
    "The database takes no changes right now: it is read-only, or a replica of another one.",
  "53100": "The database's disk is full: nothing can be changed.",
  "53300": "The database has no connection to spare right now.",
};

function toWriteFailure(error: unknown): unknown {
  const message = obstacles[sqlStateOf(error) ?? ""];
  return message === undefined
    ? toReadFailure(error)
    : new AppError("unavailable", message, { cause: error });
}
