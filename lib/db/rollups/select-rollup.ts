import { fieldOfFilter } from "#lib/domain/event/filtered-fields.ts";
import { queryOne } from "#lib/db/connection/query.ts";
import type { SourceScope } from "#lib/domain/access/source-scope.ts";
import { z } from "zod";
import {
  type EventFilter,
  type FilterKey,
  filterKeys,
  toListKey,
  withoutKeys,
} from "#lib/domain/filter/event-filter.ts";
import { facetListKeys } from "#lib/domain/counts/facets.ts";
import { toTimeBounds } from "#lib/domain/filter/received-time.ts";
import { timeToUuidV7Floor } from "#lib/domain/event/uuid-v7.ts";
import { toEventConditions } from "#lib/db/events/event-conditions.ts";
import { facetGroups, rollupListsJson } from "./facet-lists.ts";
import { facetRow, facetRowSchema, type FacetRows } from "./facet-row.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { readWithin, type Reads } from "#lib/db/connection/read-within.ts";
import { isUnfolded, quarterOf } from "./rollup-deltas.ts";
import { type Stretch, rollupRanges } from "./rollup-ranges.ts";

const { sql, join } = Prisma;

/** What the key of a rollup knows of its events. */
const rolledUpKeys: readonly FilterKey[] = [
  ...filterKeys.filter((key) => {
    const list = toListKey(key);
    return list && fieldOfFilter(list.key)?.isCounted;
  }),
  "entries",
  "attention",
  "duplicates",
  "test",
];
const timeKeys: readonly FilterKey[] = ["from", "to", "order"];

/** With more keys than that, counting them takes as long as counting events. */
const maxKeys = 20_000;
/** Of the quarters that a range cuts in two, so many events are counted one by one. */
const maxInParts = 20_000;

const rowSchema = facetRowSchema.omit({ span: true }).extend({
  keys: z.int(),
  inParts: z.int(),
});

/**
 * All that is counted about a filter but its customers, from the rollups, on one snapshot: exact at any number of
 * events, and about as fast. The parts of quarters at the ends of a range are counted from the events.
 *
 * @returns null where the filter asks what the rollups do not know, or for less than a quarter of an hour, and where nothing fits
 * @throws {AppError} as `readWithin` does
 */
export async function selectRollup(
  scope: SourceScope,
  filter: EventFilter,
  now: Date,
): Promise<FacetRows | null> {
  const counted = await selectRollupBeyond(scope, filter, now, -1);
  return typeof counted === "number" ? null : counted;
}

/**
 * The same, but their number alone where no more than `most` fit: that is told much sooner. Those that came after the filter's
 * last time are among them, and of a filter that begins at some time it is not looked for.
 */
export async function selectRollupBeyond(
  scope: SourceScope,
  filter: EventFilter,
  now: Date,
  most: number,
): Promise<FacetRows | number | null> {
  if (!isRolledUp(filter)) return null;
  return readWithin(async (tx) => {
    const { from, to } = toTimeBounds(filter, now);
    const conditions = toEventConditions(
      scope,
      withoutKeys(filter, timeKeys),
      now,
    );
    const fits = sql`fits AS MATERIALIZED (
      SELECT e.* FROM rollup_key e WHERE ${conditions} LIMIT ${maxKeys + 1})`;
    const all = from ? null : await selectExtent(tx, fits, conditions);
    if (all && all.events <= most) return all.events;
    const begun = from ?? all?.oldest;
    const ranges = begun && rollupRanges({ from: begun, to }, now);
    if (!ranges) return null;
    const { whole, days, quarters, parts, span } = ranges;
    const { sets, columns, grouping } = facetGroups(facetListKeys);
    const row = await queryOne(
      tx,
      rowSchema,
      sql`
      WITH ${fits},
      times AS MATERIALIZED (
        SELECT key_id, purpose, day AS start, t.events FROM fits JOIN rollup_day t ON key_id = id
        WHERE t.events <> 0 AND ${days ? within(sql`day`, [days]) : sql`false`}
        UNION ALL
        SELECT key_id, purpose, quarter, t.events FROM fits JOIN rollup_quarter t ON key_id = id
        WHERE t.events <> 0 AND ${within(sql`quarter`, quarters)}
      ),
      unfolded AS MATERIALIZED (
        SELECT ${grouping}, needs_attention, is_entry, quarter AS start, sum(events)::int AS events
        FROM rollup_delta e WHERE ${isUnfolded} AND ${conditions} AND ${within(sql`quarter`, [whole])}
        GROUP BY ${grouping}, needs_attention, is_entry, quarter
      ),
      parts AS MATERIALIZED (
        SELECT ${grouping}, needs_attention, is_entry, ${quarterOf(sql`received_at`)} AS start, count(*)::int AS events
        FROM (
          SELECT e.* FROM event e WHERE ${toEventConditions(scope, filter, now)} AND ${partsOf(parts)}
          ORDER BY e.id DESC LIMIT ${maxInParts}
        ) e GROUP BY ${grouping}, needs_attention, is_entry, start
      ),
      alike AS MATERIALIZED (
        SELECT ${grouping}, needs_attention, is_entry, one.events FROM fits
          JOIN (SELECT key_id, sum(events)::int AS events FROM times GROUP BY key_id) one ON one.key_id = fits.id
        UNION ALL SELECT ${grouping}, needs_attention, is_entry, events FROM unfolded
        UNION ALL SELECT ${grouping}, needs_attention, is_entry, events FROM parts
      ),
      totals AS MATERIALIZED (SELECT COALESCE(sum(events), 0)::int AS total FROM alike),
      buckets AS (
        SELECT date_bin(make_interval(secs => ${span.step}), start, to_timestamp(0)) AS start, purpose, sum(events) AS count
        FROM (SELECT start, purpose, events FROM times UNION ALL SELECT start, purpose, events FROM unfolded
          UNION ALL SELECT start, purpose, events FROM parts) every
        GROUP BY 1, 2 HAVING sum(events) <> 0
      ),
      grouped AS MATERIALIZED (
        SELECT ${columns}, sum(events)::int AS count FROM alike GROUP BY GROUPING SETS (${sets}) HAVING sum(events) <> 0
      )
      SELECT counted.*, (SELECT count(*)::int FROM fits) AS keys,
        (SELECT COALESCE(sum(events), 0)::int FROM parts) AS "inParts"
      FROM (${facetRow({ customers: sql`NULL::int`, lists: rollupListsJson(scope, facetListKeys), validity: sql`NULL::jsonb` })}) counted`,
    );
    const { keys, inParts, ...counted } = row;
    return keys > maxKeys
      ? null
      : { ...counted, span, exact: inParts < maxInParts };
  });
}

function isRolledUp(filter: EventFilter): boolean {
  return (
    Object.keys(withoutKeys(filter, [...rolledUpKeys, ...timeKeys])).length ===
    0
  );
}

/**
 * How many events fit, and the quarter that the oldest of them came in: where nothing is left of what was counted there, it may
 * be earlier than that.
 */
async function selectExtent(
  tx: Reads,
  fits: Prisma.Sql,
  conditions: Prisma.Sql,
): Promise<{ readonly events: number; readonly oldest: Date | null }> {
  return queryOne(
    tx,
    z.strictObject({ events: z.int(), oldest: z.date().nullable() }),
    sql`
    WITH ${fits}, folded AS MATERIALIZED (
      SELECT min(day) AS day, sum(t.events) AS events FROM fits JOIN rollup_day t ON key_id = id WHERE t.events <> 0
    ), unfolded AS MATERIALIZED (
      SELECT min(quarter) AS quarter, sum(events) AS events FROM rollup_delta e WHERE ${isUnfolded} AND ${conditions}
    )
    SELECT (COALESCE(folded.events, 0) + COALESCE(unfolded.events, 0))::int AS events, LEAST(
      (SELECT min(t.quarter) FROM fits JOIN rollup_quarter t ON key_id = id
        WHERE t.events <> 0 AND t.quarter >= folded.day AND t.quarter < folded.day + interval '1 day'),
      unfolded.quarter
    ) AS oldest FROM folded, unfolded`,
  );
}

function within(column: Prisma.Sql, stretches: readonly Stretch[]): Prisma.Sql {
  return anyOf(
    stretches.map(
      ({ from, to }) =>
        sql`(${column} >= ${from}::timestamptz AND ${to ? sql`${column} < ${to}::timestamptz` : sql`true`})`,
    ),
  );
}

function partsOf(stretches: readonly Stretch[]): Prisma.Sql {
  return anyOf(
    stretches.flatMap(({ from, to }) =>
      to && from < to
        ? [
            sql`(e.id >= ${timeToUuidV7Floor(from)}::uuid AND e.id < ${timeToUuidV7Floor(to)}::uuid)`,
          ]
        : [],
    ),
  );
}

function anyOf(conditions: readonly Prisma.Sql[]): Prisma.Sql {
  return conditions.length === 0
    ? sql`false`
    : sql`(${join([...conditions], " OR ")})`;
}
