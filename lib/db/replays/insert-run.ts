import { z } from "zod";
import type { Transaction } from "#lib/db/connection/transaction.ts";
import { queryOne } from "#lib/db/connection/query.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import {
  type SelectionRequest,
  selectionQuery,
  sendingOrder,
} from "./selection-query.ts";

export type NewRunRow = Pick<
  Prisma.ReplayRunUncheckedCreateInput,
  | "id"
  | "destinationId"
  | "state"
  | "reason"
  | "filter"
  | "choices"
  | "ratePerSecond"
  | "actor"
  | "retryOf"
> & { readonly createdAt: Date };

export type FrozenCounts = {
  readonly total: number;
  readonly toSend: number;
};

const frozenRow = z.strictObject({
  total: z.int(),
  toSend: z.int(),
  sources: z.array(z.uuid()),
  snapshot: z.string(),
});
const { sql } = Prisma;

/**
 * Inserts a run with its selection frozen: one item for each event, in the order of sending, chosen by
 * one statement, so on one snapshot, which is kept. What arrives later is not in it.
 */
export async function insertRun(
  transaction: Transaction,
  run: NewRunRow,
  request: SelectionRequest,
): Promise<FrozenCounts> {
  await transaction.replayRun.create({
    data: {
      ...run,
      snapshot: "",
      sourceIds: [],
      total: 0,
      // At once, whatever the clock of the machine that asks says.
      nextSlotAt: new Date(0),
    },
  });
  const { snapshot, sources, ...counts } = await queryOne(
    transaction,
    frozenRow,
    sql`
    WITH ${selectionQuery(request)}, placed AS (
      INSERT INTO replay_item (run_id, position, event_id, customer_key, state, skip_reason, next_at)
      SELECT ${run.id}::uuid, row_number() OVER (ORDER BY ${sendingOrder}), id, customer_key,
        (CASE WHEN skip_reason IS NULL THEN 'pending' ELSE 'skipped' END)::replay_item_state,
        skip_reason, clock_timestamp()
      FROM judged ORDER BY ${sendingOrder}
    )
    SELECT count(*)::int AS total, count(*) FILTER (WHERE skip_reason IS NULL)::int AS "toSend",
      COALESCE(array_agg(DISTINCT source_id::text), '{}') AS sources,
      pg_current_snapshot()::text AS snapshot
    FROM judged`,
  );
  await transaction.replayRun.update({
    where: { id: run.id },
    data: { snapshot, sourceIds: sources, total: counts.total },
  });
  return counts;
}
