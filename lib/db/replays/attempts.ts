import { z } from "zod";
import { db } from "#lib/db/connection/client.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { query } from "#lib/db/connection/query.ts";
import {
  type ReplayAttempt,
  replayAttemptSchema,
} from "#lib/domain/event/replay-attempt.ts";
import { NIL_UUID } from "#lib/domain/export/export-request.ts";

const { sql } = Prisma;

/** An attempt as a row has it. */
export const attemptRow = replayAttemptSchema
  .omit({ destination: true })
  .extend({
    startedAt: z.date(),
    retryAt: z.date().nullable(),
    destinationId: z.uuid(),
    destinationName: z.string(),
    headers: replayAttemptSchema.shape.headers.nullable(),
  });

/** Its columns, of an attempt `a` and its destination `d`. */
export const attemptColumns = sql`
  a.id, a.event_id AS "eventId", a.destination_id AS "destinationId", d.name AS "destinationName",
  a.run_id AS "runId", a.attempt, a.outcome, a.started_at AS "startedAt", a.duration_ms AS "durationMs",
  a.status, a.failure, a.reason, a.answer_headers AS headers, a.answer_body AS body,
  a.retry_at AS "retryAt", a.actor->>'name' AS actor, false AS "isEdited",
  a.event_id = ${NIL_UUID}::uuid AS "isTest"`;

/** The attempts to send one event again, newest first. */
export async function selectAttemptsOfEvent(
  eventId: string,
  limit: number,
): Promise<ReplayAttempt[]> {
  return selectAttempts(
    sql`a.event_id = ${eventId}::uuid ORDER BY a.id DESC LIMIT ${limit}`,
  );
}

/** A page of the attempts of a run, newest first. @param before the id of the last one of the page before */
export async function selectAttemptsOfRun(
  runId: string,
  {
    before,
    limit,
    outcome,
  }: {
    readonly before: string | null;
    readonly limit: number;
    readonly outcome: ReplayAttempt["outcome"] | null;
  },
): Promise<ReplayAttempt[]> {
  const range = before === null ? sql`true` : sql`a.id < ${before}::uuid`;
  const kind =
    outcome === null
      ? sql`true`
      : sql`a.outcome = ${outcome}::replay_attempt_outcome`;
  return selectAttempts(
    sql`a.run_id = ${runId}::uuid AND ${range} AND ${kind} ORDER BY a.id DESC LIMIT ${limit}`,
  );
}

async function selectAttempts(where: Prisma.Sql): Promise<ReplayAttempt[]> {
  const rows = await query(
    db(),
    attemptRow,
    sql`
    SELECT ${attemptColumns} FROM replay_attempt a JOIN destination d ON d.id = a.destination_id
    WHERE ${where}`,
  );
  return rows.map(toAttempt);
}

export function toAttempt({
  destinationId,
  destinationName,
  ...row
}: z.infer<typeof attemptRow>): ReplayAttempt {
  return {
    ...row,
    destination: { id: destinationId, name: destinationName },
    headers: row.headers ?? [],
    startedAt: row.startedAt.toISOString(),
    retryAt: row.retryAt?.toISOString() ?? null,
  };
}

/** How often an event was sent to a destination by hand. */
export async function countAttemptsByHand(
  eventId: string,
  destinationId: string,
): Promise<number> {
  return db().replayAttempt.count({
    where: { eventId, destinationId, runId: null },
  });
}

/** What is sent by hand, before it is sent. */
export type StartedAttempt = {
  readonly id: string;
  readonly eventId: string;
  readonly destinationId: string;
  readonly attempt: number;
  readonly startedAt: Date;
  readonly actor: Prisma.InputJsonObject;
};

/** Records that an attempt begins. */
export async function insertStartedAttempt(
  attempt: StartedAttempt,
): Promise<void> {
  await db().replayAttempt.create({
    data: { ...attempt, outcome: "started", isFinal: true },
  });
}
