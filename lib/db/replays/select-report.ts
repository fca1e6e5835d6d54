import { z } from "zod";
import { db } from "#lib/db/connection/client.ts";
import { query } from "#lib/db/connection/query.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import {
  type ReportLine,
  reportLineSchema,
} from "#lib/domain/replay/run-report.ts";

const { sql } = Prisma;

const lineRow = reportLineSchema.extend({ lastAttemptAt: z.date().nullable() });

/** A page of what became of the events of a run, in the order of sending. @param after the position to go on behind; 0 to begin */
export async function selectReportLines(
  runId: string,
  after: number,
  limit: number,
): Promise<ReportLine[]> {
  const rows = await query(
    db(),
    lineRow,
    sql`
    SELECT i.position, i.event_id AS "eventId",
      i.state::text AS state, i.skip_reason AS "skipReason", i.attempts,
      a.started_at AS "lastAttemptAt", a.status, a.failure, a.reason
    FROM replay_item i
    LEFT JOIN LATERAL (
      SELECT started_at, status, failure, reason FROM replay_attempt
      WHERE event_id = i.event_id AND run_id = i.run_id ORDER BY id DESC LIMIT 1) a ON true
    WHERE i.run_id = ${runId}::uuid AND i.position > ${after}
    ORDER BY i.position LIMIT ${limit}`,
  );
  return rows.map((row) => ({
    ...row,
    lastAttemptAt: row.lastAttemptAt?.toISOString() ?? null,
  }));
}
