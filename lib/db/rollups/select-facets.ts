import { queryOne } from "#lib/db/connection/query.ts";
import type { SourceScope } from "#lib/domain/access/source-scope.ts";
import type { EventFilter } from "#lib/domain/filter/event-filter.ts";
import { facetListKeys } from "#lib/domain/counts/facets.ts";
import { countedEvents } from "./counted-events.ts";
import { facetGroups, countedListsJson } from "./facet-lists.ts";
import { facetRow, facetRowSchema, type FacetRows } from "./facet-row.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { histogramSpan } from "./histogram-span.ts";
import { readWithin } from "#lib/db/connection/read-within.ts";

const { sql } = Prisma;

/**
 * Everything that is counted about a filter, on one snapshot.
 *
 * Events that have all their values in common, which most have with many others, are grouped first:
 * so every list, of which there are many, is of some hundred groups rather than of every event.
 *
 * @param most how many events are counted, the newest of those that fit
 * @param limitMs when it is cut off; as `readWithin` has it unless told
 * @throws {AppError} as `readWithin` does
 */
export async function selectFacets(
  scope: SourceScope,
  filter: EventFilter,
  now: Date,
  most: number,
  limitMs?: number,
): Promise<FacetRows> {
  const { sets, columns, grouping } = facetGroups(facetListKeys);
  return readWithin(async (tx) => {
    const counted = await countedEvents(tx, scope, filter, now, most);
    const row = await queryOne(
      tx,
      facetRowSchema,
      sql`
      WITH ${counted.table},
      alike AS MATERIALIZED (
        SELECT ${grouping}, needs_attention, is_entry, count(*)::int AS events, min(place) AS latest
        FROM counted WHERE n <= ${most} GROUP BY ${grouping}, needs_attention, is_entry
      ),
      totals AS MATERIALIZED (
        SELECT count(*)::int AS total, min(received_at) FILTER (WHERE n <= ${most}) AS oldest FROM counted
      ),
      span AS MATERIALIZED (${histogramSpan(filter, now, counted.isWhole ? most : 0)}),
      buckets AS (
        SELECT date_bin(make_interval(secs => step), received_at, to_timestamp(0)) AS start,
          purpose, count(*) AS count
        FROM counted, span WHERE n <= ${most} GROUP BY 1, 2
      ),
      grouped AS MATERIALIZED (
        SELECT ${columns}, sum(events)::int AS count, min(latest) AS latest
        FROM alike GROUP BY GROUPING SETS (${sets})
      )
      SELECT counted_row.*, (SELECT to_jsonb(span) FROM span WHERE span."from" IS NOT NULL) AS span
      FROM (${facetRow({
        customers: sql`(SELECT count(*)::int FROM (
          SELECT FROM counted WHERE customer_id IS NOT NULL AND n <= ${most} GROUP BY source_id, customer_id) one)`,
        lists: countedListsJson(facetListKeys),
        validity: sql`(SELECT jsonb_build_object(
          'expired_on_arrival', count(*) FILTER (WHERE valid_until <= received_at),
          'expired', count(*) FILTER (WHERE valid_until <= ${now}::timestamptz),
          'none', count(*) FILTER (WHERE valid_until IS NULL)) FROM counted WHERE n <= ${most})`,
      })}) counted_row`,
    );
    return {
      ...row,
      total: Math.min(row.total, most),
      exact: counted.isWhole && row.total <= most,
    };
  }, limitMs);
}
