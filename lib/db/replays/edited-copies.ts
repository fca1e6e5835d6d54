import { z } from "zod";
import { db } from "#lib/db/connection/client.ts";
import { query } from "#lib/db/connection/query.ts";
import type { Transaction } from "#lib/db/connection/transaction.ts";
import { withinScope } from "#lib/db/events/scope-conditions.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import type { SourceScope } from "#lib/domain/access/source-scope.ts";
import type { ReplayAttempt } from "#lib/domain/event/replay-attempt.ts";
import {
  attemptColumns,
  attemptRow,
  type StartedAttempt,
  toAttempt,
} from "./attempts.ts";
import { newestSent } from "./sent-requests.ts";
import { type AttemptResult, toOutcomeColumns } from "./write-attempt.ts";

const { sql } = Prisma;

const copyColumns = sql`
  c.id, c.event_id AS "eventId", c.destination_id AS "destinationId", d.name AS "destinationName",
  NULL::uuid AS "runId", c.attempt, c.outcome, c.started_at AS "startedAt", c.duration_ms AS "durationMs",
  c.status, c.failure, c.reason, c.answer_headers AS headers, c.answer_body AS body,
  NULL::timestamptz AS "retryAt", c.actor->>'name' AS actor, true AS "isEdited", false AS "isTest"`;

/** The edited copies of one event that were sent, newest first. */
export async function selectEditedCopies(
  eventId: string,
  limit: number,
): Promise<ReplayAttempt[]> {
  const rows = await query(
    db(),
    attemptRow,
    sql`
    SELECT ${copyColumns} FROM edited_copy c JOIN destination d ON d.id = c.destination_id
    WHERE c.event_id = ${eventId}::uuid ORDER BY c.id DESC LIMIT ${limit}`,
  );
  return rows.map(toAttempt);
}

/** A page of all that was sent to a destination, edited copies and test sends too, newest first; of events that the asker may know of. */
export async function selectSentToDestination(
  scope: SourceScope,
  destinationId: string,
  { before, limit }: { readonly before: string | null; readonly limit: number },
): Promise<ReplayAttempt[]> {
  const rows = await query(
    db(),
    attemptRow,
    newestSent(
      {
        scope,
        destination: sql`${destinationId}::uuid`,
        range: (id) =>
          before === null ? sql`true` : sql`${id} < ${before}::uuid`,
        limit,
      },
      sql`${attemptColumns} FROM replay_attempt a JOIN destination d ON d.id = a.destination_id`,
      sql`${copyColumns} FROM edited_copy c JOIN destination d ON d.id = c.destination_id`,
    ),
  );
  return rows.map(toAttempt);
}

/** @returns null when there is no such copy, when it was erased, or when its event is out of scope */
export async function findEditedBody(
  scope: SourceScope,
  eventId: string,
  copyId: string,
): Promise<Uint8Array | null> {
  const [row] = await query(
    db(),
    z.strictObject({ body: z.instanceof(Uint8Array).nullable() }),
    sql`
    SELECT c.body FROM edited_copy c JOIN event e ON e.id = c.event_id
    WHERE c.id = ${copyId}::uuid AND c.event_id = ${eventId}::uuid AND ${withinScope(scope)}`,
  );
  return row?.body ?? null;
}

/** How many edited copies of an event were sent to a destination. */
export function countEditedCopies(
  eventId: string,
  destinationId: string,
): Promise<number> {
  return db().editedCopy.count({ where: { eventId, destinationId } });
}

/** Records a copy and that it is being sent, before it is. */
export async function insertEditedCopy(
  copy: StartedAttempt & { readonly body: Uint8Array<ArrayBuffer> },
): Promise<void> {
  await db().editedCopy.create({ data: { ...copy, outcome: "started" } });
}

/** Records how it ended. Of an event that was erased meanwhile nothing is kept that may name somebody; of one that is gone, nothing. */
export async function finishEditedCopy(
  id: string,
  result: AttemptResult,
  transaction: Transaction,
): Promise<void> {
  await transaction.editedCopy.update({
    where: { id },
    data: toOutcomeColumns(result),
  });
  await transaction.$executeRaw`
    UPDATE edited_copy c SET body = NULL, answer_headers = NULL, answer_body = NULL, reason = NULL
    FROM event e WHERE c.id = ${id}::uuid AND e.id = c.event_id AND e.erased_at IS NOT NULL`;
  await transaction.$executeRaw`
    DELETE FROM edited_copy c WHERE c.id = ${id}::uuid AND NOT EXISTS (SELECT FROM event e WHERE e.id = c.event_id)`;
}
