import { z } from "zod";
import type { SourceScope } from "#lib/domain/access/source-scope.ts";
import { db } from "#lib/db/connection/client.ts";
import { queryOne } from "#lib/db/connection/query.ts";
import { toReadFailure } from "#lib/db/connection/read-failure.ts";
import { withinScope } from "#lib/db/events/scope-conditions.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { AppError } from "#lib/errors/app-error.ts";
import type { Position } from "#lib/domain/event/position.ts";

const { sql } = Prisma;

/** A replica's own snapshot knows of no transaction that is under way. */
const current = sql`
  SELECT (SELECT max(epoch) FROM database_epoch)::int AS epoch,
    CASE WHEN NOT pg_is_in_recovery() THEN pg_current_snapshot()::text END AS snapshot`;

/**
 * The present: all that was acknowledged before the call was committed by then. It waits for nobody.
 *
 * @returns with the newest event that may be seen and was stored by then
 * @throws {AppError} `unavailable`, also where only a replica can be asked
 */
export async function takePosition(scope: SourceScope): Promise<{
  readonly position: Position;
  readonly newestId: string | null;
}> {
  const row = await ask(
    z.strictObject({
      epoch: z.int().nullable(),
      snapshot: z.string().nullable(),
      newestId: z.string().nullable(),
    }),
    sql`
    SELECT now.*, (SELECT e.id FROM event e WHERE ${withinScope(scope)} ORDER BY e.id DESC LIMIT 1) AS "newestId"
    FROM (${current}) now`,
  );
  if (row.snapshot === null)
    throw new AppError(
      "unavailable",
      "Only a replica of the database can be reached right now: lists can be read, but an export, a report or a replay has to ask the database itself.",
    );
  return {
    position: { epoch: row.epoch ?? 0, snapshot: row.snapshot },
    newestId: row.newestId,
  };
}

/**
 * Whether a position is past: nothing of it can still be committed. One that we gave always is.
 *
 * @throws {AppError} `unavailable`, and `invalid_request` for a snapshot that Postgres cannot read
 */
export async function isPast({ epoch, snapshot }: Position): Promise<boolean> {
  const { past } = await ask(
    z.strictObject({ past: z.boolean() }),
    sql`
    SELECT CASE
      WHEN ${epoch}::int < now.epoch THEN true
      WHEN ${epoch}::int > now.epoch OR now.snapshot IS NULL THEN false
      ELSE pg_snapshot_xmax(given) <= pg_snapshot_xmax(now.snapshot::pg_snapshot)
        AND NOT EXISTS (SELECT FROM pg_snapshot_xip(now.snapshot::pg_snapshot) running
          WHERE pg_visible_in_snapshot(running, given)) END AS past
    FROM (${current}) now, (SELECT ${snapshot}::pg_snapshot AS given) asked`,
  );
  return past;
}

async function ask<Row extends z.ZodType>(
  row: Row,
  statement: Prisma.Sql,
): Promise<z.output<Row>> {
  try {
    return await queryOne(db(), row, statement);
  } catch (error) {
    throw toReadFailure(error);
  }
}
