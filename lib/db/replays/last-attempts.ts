import { z } from "zod";
import type { SourceScope } from "#lib/domain/access/source-scope.ts";
import { db } from "#lib/db/connection/client.ts";
import { query } from "#lib/db/connection/query.ts";
import { withinScope } from "#lib/db/events/scope-conditions.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { attemptOutcomeSchema } from "#lib/domain/event/replay-attempt.ts";

const { sql } = Prisma;

const lastRow = z.strictObject({
  eventId: z.uuid(),
  destinationId: z.uuid(),
  destinationName: z.string(),
  outcome: attemptOutcomeSchema,
  status: z.int().nullable(),
  failure: z.string().nullable(),
  startedAt: z.date(),
});
/** How an event was last sent to a destination. */
export type LastAttemptRow = Readonly<z.infer<typeof lastRow>>;

/** Of these events the last attempt for each destination, a delivery before everything else. */
export async function selectLastAttempts(
  eventIds: readonly string[],
): Promise<LastAttemptRow[]> {
  if (eventIds.length === 0) return [];
  return query(
    db(),
    lastRow,
    sql`
    SELECT DISTINCT ON (a.event_id, d.name, d.id) a.event_id AS "eventId", d.id AS "destinationId",
      d.name AS "destinationName", a.outcome, a.status, a.failure, a.started_at AS "startedAt"
    FROM replay_attempt a JOIN destination d ON d.id = a.destination_id
    WHERE a.event_id = ANY(${[...eventIds]}::uuid[])
    ORDER BY a.event_id, d.name, d.id, a.outcome = 'delivered' DESC, a.id DESC`,
  );
}

const sentRow = z.strictObject({
  destinationId: z.uuid(),
  destinationName: z.string(),
  delivered: z.int(),
  notDelivered: z.int(),
  lastAt: z.date(),
});
/** How many events of a thing a destination was sent. */
export type SentCountRow = Readonly<z.infer<typeof sentRow>>;

const columns = {
  segment: sql`e.segment_id`,
  campaign: sql`e.campaign_id`,
  distribution: sql`e.distribution_id`,
} as const;

/** Of the events that name a thing, how many each destination was sent, by name. */
export async function countSent(
  scope: SourceScope,
  kind: keyof typeof columns,
  id: string,
): Promise<SentCountRow[]> {
  return query(
    db(),
    sentRow,
    sql`
    SELECT d.id AS "destinationId", d.name AS "destinationName",
      count(*) FILTER (WHERE s.is_delivered)::int AS delivered,
      count(*) FILTER (WHERE NOT s.is_delivered)::int AS "notDelivered", max(s.last_at) AS "lastAt"
    FROM (
      SELECT a.destination_id, a.event_id, bool_or(a.outcome = 'delivered') AS is_delivered, max(a.started_at) AS last_at
      FROM replay_attempt a JOIN event e ON e.id = a.event_id
      WHERE ${columns[kind]} = ${id} AND NOT e.is_test AND ${withinScope(scope)}
      GROUP BY 1, 2) s
    JOIN destination d ON d.id = s.destination_id
    GROUP BY 1, 2 ORDER BY 2, 1`,
  );
}
