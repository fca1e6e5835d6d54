import { maxLate } from "#lib/db/events/order-in-time.ts";
import { query } from "#lib/db/connection/query.ts";
import { z } from "zod";
import { withinScope } from "#lib/db/events/scope-conditions.ts";
import type { SourceScope } from "#lib/domain/access/source-scope.ts";
import type {
  AuditCounts,
  AuditGroups,
  AuditDimension,
} from "#lib/domain/export/audit-report.ts";
import {
  outcomeSchema,
  rejectionSchema,
  signatureSchema,
} from "#lib/domain/event/event-values.ts";
import { purposeSchema } from "#lib/domain/reading/purpose.ts";
import type { FrozenSelection } from "#lib/domain/export/export-request.ts";
import { problemKindSchema } from "#lib/domain/reading/problem.ts";
import { endsAt, frozenConditions, wholeSelection } from "./frozen-page.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { readWithin } from "#lib/db/connection/read-within.ts";

const { sql } = Prisma;

/** An audit counts everything, however much it is; nobody waits longer than this for a page. */
const auditLimitMs = 60_000;

/** How many of the largest segments and campaigns are told. */
const maxGroups = 200;

const countRowSchema = z.strictObject({
  key: z.enum([
    "outcome",
    "purpose",
    "signature",
    "rejection",
    "segment",
    "campaign",
    "all",
    "problem",
  ]),
  value: z.string().nullable(),
  name: z.string().nullable(),
  count: z.number(),
  entries: z.number(),
  erased: z.number(),
  first: z.date().nullable(),
  last: z.date().nullable(),
  /** How many values the key has. */
  found: z.number(),
});
type CountRow = Readonly<z.infer<typeof countRowSchema>>;

/**
 * Everything that a report counts, from one snapshot.
 *
 * @throws {AppError} as `readWithin` does
 */
export async function selectAuditCounts(
  scope: SourceScope,
  selection: FrozenSelection,
): Promise<AuditCounts> {
  const rows = await readWithin(async (tx) => {
    const counts = await query(
      tx,
      countRowSchema,
      countsQuery(scope, selection),
    );
    const problems = await query(
      tx,
      countRowSchema,
      problemsQuery(scope, selection),
    );
    return [...counts, ...problems];
  }, auditLimitMs);
  const of = (key: CountRow["key"]) => rows.filter((row) => row.key === key);
  const counted = <Value>(key: CountRow["key"], schema: z.ZodType<Value>) =>
    of(key).map(({ value, count, entries }) => ({
      value: schema.nullable().parse(value),
      count,
      entries,
    }));
  const [all] = of("all");
  return {
    events: all?.count ?? 0,
    entries: all?.entries ?? 0,
    erased: all?.erased ?? 0,
    firstReceivedAt: all?.first?.toISOString() ?? null,
    lastReceivedAt: all?.last?.toISOString() ?? null,
    outcome: counted("outcome", outcomeSchema),
    purpose: counted("purpose", purposeSchema),
    signature: counted("signature", signatureSchema),
    rejection: counted("rejection", rejectionSchema).filter(
      ({ value }) => value !== null,
    ),
    problem: counted("problem", problemKindSchema),
    segment: toGroups(of("segment")),
    campaign: toGroups(of("campaign")),
  };
}

/** One pass: each event is counted once for every key. */
function countsQuery(
  scope: SourceScope,
  selection: FrozenSelection,
): Prisma.Sql {
  return sql`
    SELECT ranked.key, ranked.value, ranked.count, ranked.entries, ranked.erased, ranked.first, ranked.last, ranked.found,
      CASE ranked.key WHEN 'segment' THEN ${newestName(scope, selection, sql`segment_id`, sql`segment_name`)}
        WHEN 'campaign' THEN ${newestName(scope, selection, sql`campaign_id`, sql`campaign_name`)} END AS name
    FROM (
      SELECT grouped.*, count(*) OVER (PARTITION BY key)::int AS found,
        row_number() OVER (PARTITION BY key ORDER BY count DESC, value) AS place
      FROM (
        SELECT
          CASE WHEN GROUPING(e.outcome) = 0 THEN 'outcome' WHEN GROUPING(e.purpose) = 0 THEN 'purpose'
            WHEN GROUPING(e.signature) = 0 THEN 'signature'
            WHEN GROUPING(e.rejection) = 0 THEN 'rejection' WHEN GROUPING(e.segment_id) = 0 THEN 'segment'
            WHEN GROUPING(e.campaign_id) = 0 THEN 'campaign' ELSE 'all' END AS key,
          COALESCE(e.outcome::text, e.purpose::text, e.signature::text, e.rejection, e.segment_id, e.campaign_id) AS value,
          count(*)::int AS count, (count(*) FILTER (WHERE e.is_entry))::int AS entries,
          (count(*) FILTER (WHERE e.erased_at IS NOT NULL))::int AS erased,
          min(e.received_at) AS first, max(e.received_at) AS last
        FROM event e WHERE ${frozenConditions(scope, selection, wholeSelection)}
        GROUP BY GROUPING SETS ((), (e.outcome), (e.purpose), (e.signature), (e.rejection), (e.segment_id), (e.campaign_id))
      ) grouped
    ) ranked
    WHERE place <= ${maxGroups} ORDER BY key, place`;
}

/** The name that what happened last gives a thing; a rejected request or a test names it only where nothing else does. */
function newestName(
  scope: SourceScope,
  { watermark }: FrozenSelection,
  id: Prisma.Sql,
  name: Prisma.Sql,
): Prisma.Sql {
  return sql`(SELECT late.name FROM (
      SELECT n.${name} AS name, n.outcome, n.is_test, n.happened_at, n.id FROM event n
      WHERE n.${id} = ranked.value AND n.${name} IS NOT NULL AND ${endsAt(watermark, sql`n`)}
        AND ${withinScope(scope, sql`n.source_id`)}
      ORDER BY n.id DESC LIMIT ${maxLate}
    ) late ORDER BY late.outcome = 'rejected', late.is_test, late.happened_at DESC, late.id DESC LIMIT 1)`;
}

/** How many events have a problem of each kind. */
function problemsQuery(
  scope: SourceScope,
  selection: FrozenSelection,
): Prisma.Sql {
  return sql`
    SELECT 'problem' AS key, problem ->> 'kind' AS value, NULL AS name, count(DISTINCT e.id)::int AS count,
      (count(DISTINCT e.id) FILTER (WHERE e.is_entry))::int AS entries, 0 AS erased, NULL::timestamptz AS first, NULL::timestamptz AS last, 0 AS found
    FROM event e, jsonb_array_elements(e.problems) AS problem
    WHERE ${frozenConditions(scope, selection, wholeSelection)} AND e.problems <> '[]'::jsonb
    GROUP BY 2 ORDER BY 4 DESC, 2`;
}

function toGroups(rows: readonly CountRow[]): AuditGroups<AuditDimension> {
  return {
    groups: rows.map(({ value, name, count, entries }) => ({
      value,
      name,
      count,
      entries,
    })),
    found: rows[0]?.found ?? 0,
  };
}
