import { db } from "./client.ts";
import type { Prisma } from "#lib/db/generated/client.ts";

/** The connection of one transaction, as writes take it. */
export type Transaction = Prisma.TransactionClient;

/**
 * Does all of `work` or, when it throws, none. A service that changes something records
 * its activity in the same transaction, as the last thing it does.
 */
export function transact<Result>(
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  return db().$transaction(work);
}
