import { query, queryFirst } from "#lib/db/connection/query.ts";
import { z } from "zod";
import { withinScope } from "#lib/db/events/scope-conditions.ts";
import type { SourceScope } from "#lib/domain/access/source-scope.ts";
import type { DimensionKind } from "#lib/domain/counts/dimension.ts";
import { maxLate } from "#lib/db/events/order-in-time.ts";
import { codeSent } from "#lib/db/events/code-sent.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { readWithin } from "#lib/db/connection/read-within.ts";
import { dimensionColumns } from "./dimension-columns.ts";

const { sql } = Prisma;

/** Names, codes and delays are of so many of the newest entries. */
export const maxSampled = 10_000;

const dimensionSampleRowSchema = z.strictObject({
  total: z.number(),
  codes: z.number(),
  firstSeenAt: z.date().nullable(),
  lastSeenAt: z.date().nullable(),
});
export type DimensionSampleRow = Readonly<
  z.infer<typeof dimensionSampleRowSchema>
>;

const delayRowSchema = z.strictObject({
  step: z.enum(["entered_sent", "sent_received", "entered_received"]),
  count: z.number(),
  median: z.number(),
  p95: z.number(),
  worst: z.number(),
});
export type DelayRow = Readonly<z.infer<typeof delayRowSchema>>;

const nameRowSchema = z.strictObject({
  name: z.string(),
  firstSeenAt: z.date(),
  lastSeenAt: z.date(),
});
export type NameRow = Readonly<z.infer<typeof nameRowSchema>>;

export type DimensionRows = {
  readonly sample: DimensionSampleRow;
  readonly delays: readonly DelayRow[];
  readonly names: readonly NameRow[];
};

/**
 * What the entries of a thing tell of it.
 *
 * @returns null when no event of any kind names it
 * @throws {AppError} as `readWithin` does
 */
export async function selectDimension(
  scope: SourceScope,
  kind: DimensionKind,
  dimensionId: string,
): Promise<DimensionRows | null> {
  const { id, name } = dimensionColumns[kind];
  const theirs = sql`${id} = ${dimensionId} AND ${withinScope(scope)}`;
  const entries = sql`${theirs} AND e.is_entry AND NOT e.is_test`;
  const sampled = sql`
    SELECT e.id, e.happened_at, e.received_at, e.sent_at, e.entered_at, ${codeSent} AS voucher_code, ${name} AS name
    FROM event e WHERE ${entries} ORDER BY e.id DESC LIMIT ${maxSampled + 1}`;
  const oldest = sql`
    SELECT e.happened_at, ${name} AS name FROM event e WHERE ${entries} ORDER BY e.id LIMIT ${maxLate}`;
  return readWithin(async (tx) => {
    const any = await queryFirst(
      tx,
      z.strictObject({ named: z.literal(true) }),
      sql`
      SELECT true AS named FROM event e WHERE ${theirs} LIMIT 1`,
    );
    if (!any) return null;
    const sample = await queryFirst(
      tx,
      dimensionSampleRowSchema,
      sql`
      SELECT count(*)::int AS total, count(DISTINCT s.voucher_code)::int AS codes,
        max(s.happened_at) AS "lastSeenAt",
        LEAST(min(s.happened_at), (SELECT min(o.happened_at) FROM (${oldest}) o)) AS "firstSeenAt"
      FROM (${sampled}) s`,
    );
    const delays = await query(
      tx,
      delayRowSchema,
      sql`
      SELECT d.step, count(*)::int AS count, max(d.ms)::float8 AS worst,
        percentile_cont(0.5) WITHIN GROUP (ORDER BY d.ms) AS median,
        percentile_cont(0.95) WITHIN GROUP (ORDER BY d.ms) AS p95
      FROM (${sampled}) s CROSS JOIN LATERAL (VALUES
        ('entered_sent', extract(epoch FROM s.sent_at - s.entered_at)::float8 * 1000),
        ('sent_received', extract(epoch FROM s.received_at - s.sent_at)::float8 * 1000),
        ('entered_received', extract(epoch FROM s.received_at - s.entered_at)::float8 * 1000)
      ) d(step, ms)
      WHERE d.ms IS NOT NULL GROUP BY d.step`,
    );
    const names = await query(
      tx,
      nameRowSchema,
      sql`
      SELECT n.name, min(n.happened_at) AS "firstSeenAt", max(n.happened_at) AS "lastSeenAt"
      FROM (SELECT s.happened_at, s.name FROM (${sampled}) s UNION ALL SELECT * FROM (${oldest}) o) n
      WHERE n.name IS NOT NULL GROUP BY n.name
      ORDER BY max(n.happened_at) DESC, n.name LIMIT 50`,
    );
    if (!sample) throw new Error("An aggregate answered no row.");
    return { sample, delays, names };
  });
}
