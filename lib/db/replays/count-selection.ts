import { z } from "zod";
import { db } from "#lib/db/connection/client.ts";
import { toReadFailure } from "#lib/db/connection/read-failure.ts";
import { queryOne } from "#lib/db/connection/query.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import {
  type SelectionFindings,
  selectionFindingsSchema,
  type SkippedCounts,
  skippedSchema,
} from "#lib/domain/replay/replay-run.ts";
import { type SelectionRequest, selectionQuery } from "./selection-query.ts";

const { sql } = Prisma;

const countsRow = selectionFindingsSchema.extend({
  total: z.int(),
  bytes: z.number(),
  skipped: skippedSchema.nullable(),
  purposes: z.record(z.string(), z.int()).nullable(),
});

export type SelectionCounts = {
  readonly total: number;
  readonly skipped: SkippedCounts;
  readonly findings: SelectionFindings;
};

/**
 * What a selection holds, and what of it a run would skip.
 *
 * @throws {AppError} `too_slow`, `unavailable`
 */
export async function countSelection(
  request: SelectionRequest,
): Promise<SelectionCounts> {
  try {
    const { total, skipped, purposes, ...findings } = await queryOne(
      db(),
      countsRow,
      sql`
      WITH ${selectionQuery(request)}
      SELECT count(*)::int AS total,
        count(DISTINCT customer_key)::int AS customers,
        count(DISTINCT voucher_code)::int AS codes,
        count(DISTINCT segment_id)::int AS segments,
        COALESCE(sum(body_size), 0)::float8 AS bytes,
        count(*) FILTER (WHERE is_delivered)::int AS delivered,
        count(*) FILTER (WHERE is_expired)::int AS expired,
        count(*) FILTER (WHERE is_expired AND voucher_code IS NULL)::int AS "endedCampaigns",
        count(*) FILTER (WHERE is_used_up)::int AS "usedUp",
        count(*) FILTER (WHERE is_expired OR is_used_up)::int AS unusable,
        count(*) FILTER (WHERE is_entered_again)::int AS "enteredAgain",
        count(*) FILTER (WHERE has_left)::int AS "leftSegment",
        count(*) FILTER (WHERE outcome = 'duplicate')::int AS duplicates,
        count(*) FILTER (WHERE outcome = 'rejected')::int AS rejected,
        count(*) FILTER (WHERE is_test)::int AS test,
        count(*) FILTER (WHERE is_inconsistent)::int AS inconsistent,
        count(*) FILTER (WHERE no_body)::int AS "noBody",
        (SELECT jsonb_object_agg(skip_reason, n) FROM (
          SELECT skip_reason, count(*) AS n FROM judged WHERE skip_reason IS NOT NULL GROUP BY 1) s) AS skipped,
        (SELECT jsonb_object_agg(purpose, n) FROM (
          SELECT COALESCE(purpose::text, 'none') AS purpose, count(*) AS n FROM judged GROUP BY 1) p) AS purposes
      FROM judged`,
    );
    return {
      total,
      skipped: skipped ?? {},
      findings: { ...findings, purposes: purposes ?? {} },
    };
  } catch (error) {
    throw toReadFailure(error);
  }
}
