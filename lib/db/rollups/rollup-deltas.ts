import type { EventField } from "#lib/domain/event/event-field.ts";
import { eventFields } from "#lib/domain/event/event-fields.ts";
import { db } from "#lib/db/connection/client.ts";
import { Prisma } from "#lib/db/generated/client.ts";

const { sql, raw } = Prisma;

/** The columns of few values that events counted together have in common. */
export const rollupKeyColumns = Object.values<EventField>(eventFields)
  .filter(({ isCounted }) => isCounted)
  .map(({ column }) => column);

/** Those columns as SQL, in that order. */
export const rollupKey = raw(rollupKeyColumns.join(", "));

/** The beginning of the quarter of an hour that a time lies in. */
export function quarterOf(time: Prisma.Sql): Prisma.Sql {
  return sql`date_bin('15 minutes', ${time}, to_timestamp(0))`;
}

/**
 * The statement that appends to the rollups what rows of `event` count, to be run in the
 * transaction that changes them. It touches no row that exists, so that no writer waits for another.
 *
 * @param rows a query or the name of a common table that gives `received_at` and the columns of the key
 * @param sign 1 for rows that came, -1 for rows that went
 */
export function appendDeltas(rows: Prisma.Sql, sign: 1 | -1): Prisma.Sql {
  return sql`
    INSERT INTO rollup_delta (quarter, ${rollupKey}, events)
    SELECT ${quarterOf(sql`received_at`)}, ${rollupKey}, ${raw(String(sign))} * count(*)::int
    FROM ${rows} counted GROUP BY 1, ${rollupKey}`;
}

/** The condition on a row `e` of `rollup_delta` that it is not folded into the counts yet. */
export const isUnfolded = sql`e.transaction_id >= (SELECT folded_below FROM rollup_state)`;

/**
 * Changes stored events and what is counted of them in one transaction: re-reading, accepting
 * after all, erasing and deleting go through here. The events are locked meanwhile, so that two
 * changes of one event follow one another.
 *
 * @param change may delete events, and may change any of their columns but the id and the time of receipt
 */
export async function changeEvents<Result>(
  ids: readonly string[],
  change: (transaction: Prisma.TransactionClient) => Promise<Result>,
): Promise<Result> {
  return db().$transaction((transaction) =>
    changeEventsWithin(transaction, ids, () => change(transaction)),
  );
}

/** The same within a transaction that does more. */
export async function changeEventsWithin<Result>(
  transaction: Prisma.TransactionClient,
  ids: readonly string[],
  change: () => Promise<Result>,
): Promise<Result> {
  const theirs = sql`(SELECT * FROM event e WHERE e.id = ANY(${ids}::uuid[]))`;
  await transaction.$executeRaw`
    SELECT FROM event e WHERE e.id = ANY(${ids}::uuid[]) ORDER BY e.id FOR UPDATE`;
  await transaction.$executeRaw(appendDeltas(theirs, -1));
  const result = await change();
  await transaction.$executeRaw(appendDeltas(theirs, 1));
  return result;
}
