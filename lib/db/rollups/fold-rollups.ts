import { queryFirst } from "#lib/db/connection/query.ts";
import { z } from "zod";
import { db } from "#lib/db/connection/client.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { isUnfolded, rollupKey } from "./rollup-deltas.ts";

const { sql } = Prisma;

const FOLD_LOCK = 7_201_613;
/** So many deltas at once take about a second. */
const maxDeltas = 50_000;

/**
 * Folds the deltas that have been committed into the counts: they are deleted and added up in one
 * statement, so that whatever the moment at which it is broken off, each counts once.
 * Several processes may call this at once: one works, the others do nothing.
 *
 * @returns how many deltas were folded
 */
export async function foldRollups(): Promise<number> {
  let total = 0;
  for (;;) {
    const folded = await foldSome();
    total += folded;
    if (folded < maxDeltas) return total;
  }
}

function foldSome(): Promise<number> {
  return db().$transaction(
    async (tx) => {
      const lock = await queryFirst(
        tx,
        z.strictObject({ taken: z.boolean() }),
        sql`SELECT pg_try_advisory_xact_lock(${FOLD_LOCK}) AS taken`,
      );
      if (!lock?.taken) return 0;
      const result = await queryFirst(
        tx,
        z.strictObject({ folded: z.number() }),
        foldStatement,
      );
      return result?.folded ?? 0;
    },
    { timeout: 60_000 },
  );
}

const foldStatement = sql`
  WITH gone AS (
    DELETE FROM rollup_delta WHERE ctid = ANY(ARRAY(
      SELECT e.ctid FROM rollup_delta e WHERE ${isUnfolded} LIMIT ${maxDeltas}))
    RETURNING quarter, ${rollupKey}, events
  ), grouped AS MATERIALIZED (
    SELECT quarter, ${rollupKey}, sum(events)::int AS events, count(*)::int AS deltas
    FROM gone GROUP BY quarter, ${rollupKey}
  ), keyed AS MATERIALIZED (
    SELECT substr(sha256(convert_to(ROW(${rollupKey})::text, 'UTF8')), 1, 16) AS key_id, *
    FROM grouped WHERE events <> 0
  ), made AS (
    INSERT INTO rollup_key (id, ${rollupKey})
    SELECT DISTINCT ON (key_id) key_id, ${rollupKey} FROM keyed ORDER BY key_id
    ON CONFLICT DO NOTHING
  ), by_day AS (
    INSERT INTO rollup_day AS held (key_id, day, events)
    SELECT key_id, date_trunc('day', quarter, 'UTC'), sum(events)::int FROM keyed GROUP BY 1, 2 ORDER BY 1, 2
    ON CONFLICT (key_id, day) DO UPDATE SET events = held.events + excluded.events
  ), by_quarter AS (
    INSERT INTO rollup_quarter AS held (key_id, quarter, events)
    SELECT key_id, quarter, events FROM keyed ORDER BY key_id, quarter
    ON CONFLICT (key_id, quarter) DO UPDATE SET events = held.events + excluded.events
  ), counted AS (
    SELECT COALESCE(sum(deltas), 0)::int AS folded FROM grouped
  ), marked AS (
    -- Whatever a transaction below this wrote was seen here, and is folded now unless there was too much of it.
    UPDATE rollup_state SET folded_below = pg_snapshot_xmin(pg_current_snapshot())
    FROM counted WHERE counted.folded < ${maxDeltas}
  )
  SELECT folded FROM counted`;

/**
 * Takes away what counts nothing any more: zeros of quarters and days, and keys that nothing is left of.
 *
 * To be called now and then; it holds the folding up meanwhile.
 */
export async function pruneRollups(): Promise<void> {
  await db().$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(${FOLD_LOCK})`;
      await tx.$executeRaw`DELETE FROM rollup_quarter WHERE events = 0`;
      await tx.$executeRaw`DELETE FROM rollup_day WHERE events = 0`;
      await tx.$executeRaw`
        DELETE FROM rollup_key k WHERE NOT EXISTS (SELECT FROM rollup_day d WHERE d.key_id = k.id)
          AND NOT EXISTS (SELECT FROM rollup_quarter q WHERE q.key_id = k.id)`;
    },
    { timeout: 60_000 },
  );
}

/**
 * Forgets what was counted of a range of days, in the transaction that takes their events away and holds the lock on them.
 *
 * @param from inclusive, the beginning of a day (UTC)
 * @param to exclusive, the beginning of a day (UTC)
 */
export async function forgetRollups(
  tx: Prisma.TransactionClient,
  from: Date,
  to: Date,
): Promise<void> {
  const within = (column: Prisma.Sql) =>
    sql`${column} >= ${from}::timestamptz AND ${column} < ${to}::timestamptz`;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${FOLD_LOCK})`;
  await tx.$executeRaw`DELETE FROM rollup_delta WHERE ${within(sql`quarter`)}`;
  await tx.$executeRaw`DELETE FROM rollup_quarter WHERE ${within(sql`quarter`)}`;
  await tx.$executeRaw`DELETE FROM rollup_day WHERE ${within(sql`day`)}`;
}
