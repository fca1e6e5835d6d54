import type { SourceScope } from "#lib/domain/access/source-scope.ts";
import { withinScope } from "#lib/db/events/scope-conditions.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { NIL_UUID } from "#lib/domain/export/export-request.ts";

const { sql } = Prisma;

/** What a destination was sent, in whichever way: attempts, edited copies and test sends; of events that the asker may know of. */
export type SentRequests = {
  readonly scope: SourceScope;
  readonly destination: Prisma.Sql;
  /** Of their ids. */
  readonly range: (id: Prisma.Sql) => Prisma.Sql;
  readonly limit: number;
};

/** The newest of them. @param attempts selected of an attempt `a` @param copies the same columns, of an edited copy `c` */
export function newestSent(
  { scope, destination, range, limit }: SentRequests,
  attempts: Prisma.Sql,
  copies: Prisma.Sql,
): Prisma.Sql {
  // A test send concerns no source. Who may know of all is not asked event by event.
  const isKnown = (eventId: Prisma.Sql) =>
    scope === "all"
      ? sql`true`
      : sql`(${eventId} = ${NIL_UUID}::uuid OR EXISTS (SELECT FROM event e WHERE e.id = ${eventId} AND ${withinScope(scope)}))`;
  return sql`
    SELECT * FROM (
      (SELECT ${attempts} WHERE a.destination_id = ${destination} AND ${range(sql`a.id`)} AND ${isKnown(sql`a.event_id`)}
        ORDER BY a.id DESC LIMIT ${limit})
      UNION ALL
      (SELECT ${copies} WHERE c.destination_id = ${destination} AND ${range(sql`c.id`)} AND ${isKnown(sql`c.event_id`)}
        ORDER BY c.id DESC LIMIT ${limit})
    ) sent ORDER BY id DESC LIMIT ${limit}`;
}

/** How the newest of them ended. */
export function newestOutcomes(request: SentRequests): Prisma.Sql {
  return newestSent(
    request,
    sql`a.id, a.outcome, a.status, a.failure, a.duration_ms, a.started_at FROM replay_attempt a`,
    sql`c.id, c.outcome, c.status, c.failure, c.duration_ms, c.started_at FROM edited_copy c`,
  );
}
