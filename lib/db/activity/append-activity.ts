import type { Transaction } from "#lib/db/connection/transaction.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import type { ActivityHead, ActivityRow } from "./activity-row.ts";

/** Waits until nobody else appends, and keeps everybody else waiting until the transaction ends. */
export async function lockActivity(transaction: Transaction): Promise<void> {
  await transaction.$executeRaw`SELECT FROM activity_head FOR UPDATE`;
}

/**
 * Appends rows behind the last one. Whoever else appends waits until the transaction
 * ends, so this belongs at its end: a lock taken afterwards could close a circle.
 *
 * @param toRows makes the rows, given the end of the chain; the last of them is its new end
 */
export async function appendActivity(
  transaction: Transaction,
  toRows: (head: ActivityHead) => readonly ActivityRow[],
): Promise<void> {
  await lockActivity(transaction);
  const head = await transaction.activityHead.findFirstOrThrow();
  const rows = toRows(head);
  const last = rows.at(-1);
  if (!last) return;
  await transaction.activity.createMany({ data: rows.map(toCreate) });
  await transaction.activityHead.updateMany({
    data: { sequence: last.sequence, digest: new Uint8Array(last.digest) },
  });
}

function toCreate({
  details,
  personal,
  ...row
}: ActivityRow): Prisma.ActivityCreateManyInput {
  return {
    ...row,
    details: details as Prisma.InputJsonObject,
    personal: personal ?? Prisma.DbNull,
  };
}
