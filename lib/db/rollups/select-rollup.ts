import type { SourceScope } from "#lib/domain/access/source-scope.ts";
import { z } from "zod";
import {
  type EventFilter,
  type FilterKey,
  withoutKeys,
} from "#lib/domain/filter/event-filter.ts";
import { facetListKeys } from "#lib/domain/counts/facets.ts";
import { toTimeBounds } from "#lib/domain/filter/received-time.ts";
import { timeToUuidV7Floor } from "#lib/domain/event/uuid-v7.ts";
import { toEventConditions } from "#lib/db/events/event-conditions.ts";
import { facetGroups, rollupListsJson } from "./facet-lists.ts";
import { facetRow, facetRowSchema, type FacetRows } from "./facet-row.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { readWithin } from "#lib/db/connection/read-within.ts";
import { type Stretch, rollupRanges } from "./rollup-ranges.ts";

const { sql, join } = Prisma;

/** What the classes of the tally know of their events. */
const talliedKeys: readonly FilterKey[] = [
  "segment",
  "-segment",
  "campaign",
  "-campaign",
  "promotionTier",
  "-promotionTier",
  "distribution",
  "-distribution",
  "source",
  "-source",
  "eventType",
  "-eventType",
  "eventName",
  "-eventName",
  "purpose",
  "-purpose",
  "shape",
  "-shape",
  "signature",
  "-signature",
  "outcome",
  "-outcome",
  "rejection",
  "-rejection",
  "entries",
  "attention",
  "duplicates",
];
const timeKeys: readonly FilterKey[] = ["from", "to", "order"];

/** More of them are no longer events alike, and counting them takes as long as counting events. */
const maxClasses = 20_000;
/** Of the hours that a range cuts in two, so many events are counted one by one. */
const maxInParts = 20_000;

const rowSchema = facetRowSchema.omit({ span: true }).extend({
  classes: z.int(),
  inParts: z.int(),
});

/**
 * All that is counted about a filter but its customers, from the tally, on one snapshot: exact at any number of
 * events, and about as fast. The parts of hours at the ends of a range are counted from the events.
 *
 * @returns null where the filter asks what the tally does not know, or for less than an hour, and where nothing fits
 * @throws {AppError} as `readWithin` does
 */
export async function selectRollup(
  scope: SourceScope,
  filter: EventFilter,
  now: Date,
): Promise<FacetRows | null> {
  if (!isTallied(filter)) return null;
  return readWithin(async (tx) => {
    const { from, to } = toTimeBounds(filter, now);
    const fits = sql`fits AS MATERIALIZED (
      SELECT e.* FROM event_class e WHERE ${toEventConditions(scope, withoutKeys(filter, timeKeys), now)}
      LIMIT ${maxClasses + 1})`;
    const begun = from ?? (await selectOldestHour(tx, fits));
    const ranges = begun && rollupRanges({ from: begun, to }, now);
    if (!ranges) return null;
    const { days, hours, parts, span } = ranges;
    const { sets, columns, grouping } = facetGroups(facetListKeys);
    const [row] = await tx.$queryRaw<unknown[]>`
      WITH ${fits},
      times AS MATERIALIZED (
        SELECT class_id, purpose, day AS start, t.events FROM fits JOIN event_daily_tally t ON class_id = id
        WHERE t.events > 0 AND ${days ? within(sql`day`, [days]) : sql`false`}
        UNION ALL
        SELECT class_id, purpose, hour, t.events FROM fits JOIN event_tally t ON class_id = id
        WHERE t.events > 0 AND ${within(sql`hour`, hours)}
      ),
      parts AS MATERIALIZED (
        SELECT ${grouping}, needs_attention, is_entry, date_trunc('hour', received_at, 'UTC') AS start, count(*)::int AS events
        FROM (
          SELECT e.* FROM event e WHERE ${toEventConditions(scope, filter, now)} AND ${partsOf(parts)}
          ORDER BY e.id DESC LIMIT ${maxInParts}
        ) e GROUP BY ${grouping}, needs_attention, is_entry, start
      ),
      alike AS MATERIALIZED (
        SELECT ${grouping}, needs_attention, is_entry, one.events FROM fits
          JOIN (SELECT class_id, sum(events)::int AS events FROM times GROUP BY class_id) one ON one.class_id = fits.id
        UNION ALL SELECT ${grouping}, needs_attention, is_entry, events FROM parts
      ),
      totals AS MATERIALIZED (SELECT COALESCE(sum(events), 0)::int AS total FROM alike),
      buckets AS (
        SELECT date_bin(make_interval(secs => ${span.step}), start, to_timestamp(0)) AS start, purpose, sum(events) AS count
        FROM (SELECT start, purpose, events FROM times UNION ALL SELECT start, purpose, events FROM parts) every
        GROUP BY 1, 2
      ),
      grouped AS MATERIALIZED (
        SELECT ${columns}, sum(events)::int AS count FROM alike GROUP BY GROUPING SETS (${sets})
      )
      SELECT counted.*, (SELECT count(*)::int FROM fits) AS classes,
        (SELECT COALESCE(sum(events), 0)::int FROM parts) AS "inParts"
      FROM (${facetRow({ customers: sql`NULL::int`, lists: rollupListsJson(scope, facetListKeys) })}) counted`;
    const { classes, inParts, ...counted } = rowSchema.parse(row);
    return classes > maxClasses
      ? null
      : { ...counted, span, exact: inParts < maxInParts };
  });
}

function isTallied(filter: EventFilter): boolean {
  return (
    Object.keys(withoutKeys(filter, [...talliedKeys, ...timeKeys])).length === 0
  );
}

async function selectOldestHour(
  tx: Prisma.TransactionClient,
  fits: Prisma.Sql,
): Promise<Date | null> {
  const [oldest] = await tx.$queryRaw<{ hour: Date | null }[]>`
    WITH ${fits}, first AS MATERIALIZED (
      SELECT min(day) AS day FROM fits JOIN event_daily_tally t ON class_id = id WHERE t.events > 0
    )
    SELECT min(hour) AS hour FROM first, fits JOIN event_tally t ON class_id = id
    WHERE t.events > 0 AND hour >= first.day AND hour < first.day + interval '1 day'`;
  return oldest?.hour ?? null;
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
