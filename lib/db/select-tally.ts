import { z } from "zod";
import {
  type EventFilter,
  type FilterKey,
  withoutKeys,
} from "../domain/event-filter.ts";
import { facetListKeys } from "../domain/facets.ts";
import { toTimeBounds } from "../domain/received-time.ts";
import { timeToUuidV7Floor } from "../domain/uuid-v7.ts";
import { toEventConditions } from "./event-conditions.ts";
import { facetGroups, talliedListsJson } from "./facet-lists.ts";
import { facetRow, facetRowSchema, type FacetRows } from "./facet-row.ts";
import { Prisma } from "./generated/client.ts";
import { histogramSpan } from "./histogram-span.ts";
import { readWithin } from "./read-within.ts";

const { sql } = Prisma;

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

const hourMs = 3_600_000;
/** More of them are no longer events alike, and counting them takes as long as counting events. */
const mostClasses = 20_000;
/** Of the hours that a range cuts in two, so many events are counted one by one. */
const mostAtEdges = 20_000;

const rowSchema = facetRowSchema.extend({
  classes: z.int(),
  atEdges: z.int(),
});

/**
 * All that is counted about a filter but its customers, from the hourly tally, on one snapshot: exact at any number of
 * events, and as fast. The hours at the ends of a range that holds them in part are counted from the events.
 *
 * @returns null where the filter asks what the tally does not know, or for less than an hour
 * @throws {AppError} as `readWithin` does
 */
export async function selectTally(
  filter: EventFilter,
  now: Date,
): Promise<FacetRows | null> {
  const hours = wholeHours(filter, now);
  if (!hours || !isTallied(filter)) return null;
  const { sets, columns, grouping } = facetGroups(facetListKeys);
  const [row] = await readWithin(
    (tx) => tx.$queryRaw<unknown[]>`
      WITH fits AS MATERIALIZED (
        SELECT e.* FROM event_class e WHERE ${toEventConditions(withoutKeys(filter, timeKeys), now)}
        LIMIT ${mostClasses + 1}
      ),
      hours AS MATERIALIZED (
        SELECT t.class_id, t.hour, t.events FROM fits JOIN event_tally t ON t.class_id = fits.id
        WHERE ${hours.within} AND t.events > 0
      ),
      edges AS MATERIALIZED (
        SELECT ${grouping}, needs_attention, is_entry, date_trunc('hour', received_at, 'UTC') AS hour, count(*)::int AS events
        FROM (
          SELECT e.* FROM event e WHERE ${toEventConditions(filter, now)} AND ${hours.atEdges}
          ORDER BY e.id DESC LIMIT ${mostAtEdges}
        ) e GROUP BY ${grouping}, needs_attention, is_entry, hour
      ),
      by_hour AS MATERIALIZED (
        SELECT hour, purpose, sum(events)::int AS events FROM (
          SELECT hour, purpose, events FROM hours JOIN fits ON fits.id = class_id
          UNION ALL SELECT hour, purpose, events FROM edges
        ) every GROUP BY hour, purpose
      ),
      alike AS MATERIALIZED (
        SELECT ${grouping}, needs_attention, is_entry, one.events FROM fits
          JOIN (SELECT class_id, sum(events)::int AS events FROM hours GROUP BY class_id) one ON one.class_id = fits.id
        UNION ALL SELECT ${grouping}, needs_attention, is_entry, events FROM edges
      ),
      totals AS MATERIALIZED (
        SELECT COALESCE(sum(events), 0)::int AS total, min(hour) AS oldest FROM by_hour
      ),
      span AS MATERIALIZED (${histogramSpan(filter, now, { most: null, leastStep: hourMs / 1_000 })}),
      buckets AS (
        SELECT date_bin(make_interval(secs => step), hour, to_timestamp(0)) AS start, purpose, sum(events) AS count
        FROM by_hour, span GROUP BY 1, 2
      ),
      grouped AS MATERIALIZED (
        SELECT ${columns}, sum(events)::int AS count FROM alike GROUP BY GROUPING SETS (${sets})
      )
      SELECT counted.*, (SELECT count(*)::int FROM fits) AS classes,
        (SELECT COALESCE(sum(events), 0)::int FROM edges) AS "atEdges"
      FROM (${facetRow({ customers: sql`NULL::int`, lists: talliedListsJson(facetListKeys) })}) counted`,
  );
  const { classes, atEdges, ...counted } = rowSchema.parse(row);
  return classes > mostClasses
    ? null
    : { ...counted, exact: atEdges < mostAtEdges };
}

/** Whether the tally knows all that a filter asks for. */
export function isTallied(filter: EventFilter): boolean {
  return (
    Object.keys(withoutKeys(filter, [...talliedKeys, ...timeKeys])).length === 0
  );
}

/** The hours that a range holds whole, and the rest of it; null where it holds none. */
function wholeHours(
  filter: EventFilter,
  now: Date,
): { readonly within: Prisma.Sql; readonly atEdges: Prisma.Sql } | null {
  const { from, to } = toTimeBounds(filter, now);
  const first = from && new Date(Math.ceil(from.getTime() / hourMs) * hourMs);
  const end = to && new Date(Math.floor(to.getTime() / hourMs) * hourMs);
  if (first && (end ?? now) <= first) return null;
  return {
    within: sql`${first ? sql`t.hour >= ${first}` : sql`true`} AND ${end ? sql`t.hour < ${end}` : sql`true`}`,
    atEdges: sql`(${first ? sql`e.id < ${timeToUuidV7Floor(first)}::uuid` : sql`false`}
      OR ${end ? sql`e.id >= ${timeToUuidV7Floor(end)}::uuid` : sql`false`})`,
  };
}
