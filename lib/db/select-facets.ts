import { z } from "zod";
import type { EventFilter } from "../domain/event-filter.ts";
import { purposeSchema } from "../domain/event-values.ts";
import { facetListKeys } from "../domain/facets.ts";
import { histogramSteps, mostBuckets } from "../domain/histogram.ts";
import { toTimeBounds } from "../domain/received-time.ts";
import { countedEvents } from "./counted-events.ts";
import {
  facetGroups,
  facetListRowsSchema,
  facetListsJson,
} from "./facet-lists.ts";
import { Prisma } from "./generated/client.ts";
import { readWithin } from "./read-within.ts";

const { sql, join } = Prisma;

const rowSchema = z.strictObject({
  total: z.int(),
  customers: z.int(),
  segments: z.int(),
  needsAttention: z.int(),
  entries: z.int(),
  /** Seconds since 1970; null where nothing was counted and no range asked for. */
  span: z
    .strictObject({ from: z.number(), to: z.number(), step: z.int() })
    .nullable(),
  buckets: z.array(
    z.strictObject({
      start: z.int(),
      purpose: purposeSchema.nullable(),
      count: z.int(),
    }),
  ),
  lists: facetListRowsSchema,
});

export type FacetRows = z.infer<typeof rowSchema> & {
  /** Whether all events that fit were counted. */
  readonly exact: boolean;
};

/**
 * Everything that is counted about a filter, on one snapshot.
 *
 * Events that have all their values in common, which most have with many others, are grouped first:
 * so every list, of which there are many, is of some hundred groups rather than of every event.
 *
 * @param most how many events are counted, the newest of those that fit
 * @throws {AppError} as `readWithin` does
 */
export async function selectFacets(
  filter: EventFilter,
  now: Date,
  most: number,
): Promise<FacetRows> {
  const { sets, columns, grouping } = facetGroups(facetListKeys);
  return readWithin(async (tx) => {
    const counted = await countedEvents(tx, filter, now, most);
    const rows = await tx.$queryRaw<unknown[]>`
      WITH ${counted.table},
      alike AS MATERIALIZED (
        SELECT ${grouping}, needs_attention, is_entry, count(*)::int AS events, min(n) AS newest
        FROM counted WHERE n <= ${most} GROUP BY ${grouping}, needs_attention, is_entry
      ),
      totals AS MATERIALIZED (
        SELECT count(*)::int AS total, min(received_at) FILTER (WHERE n <= ${most}) AS oldest FROM counted
      ),
      span AS MATERIALIZED (${span(filter, now, counted.isWhole ? most : 0)}),
      buckets AS (
        SELECT date_bin(make_interval(secs => step), received_at, to_timestamp(0)) AS start,
          purpose, count(*) AS count
        FROM counted, span WHERE n <= ${most} GROUP BY 1, 2
      ),
      grouped AS MATERIALIZED (
        SELECT ${columns}, sum(events)::int AS count, min(newest) AS newest
        FROM alike GROUP BY GROUPING SETS (${sets})
      )
      SELECT total,
        (SELECT COALESCE(sum(events) FILTER (WHERE needs_attention), 0)::int FROM alike) AS "needsAttention",
        (SELECT COALESCE(sum(events) FILTER (WHERE is_entry), 0)::int FROM alike) AS entries,
        (SELECT count(*)::int FROM (
          SELECT FROM counted WHERE customer_id IS NOT NULL AND n <= ${most} GROUP BY source_id, customer_id) one) AS customers,
        (SELECT count(*)::int FROM grouped WHERE key = 'segment' AND value IS NOT NULL) AS segments,
        (SELECT to_jsonb(span) FROM span WHERE span."from" IS NOT NULL) AS span,
        (SELECT COALESCE(jsonb_agg(jsonb_build_object(
            'start', extract(epoch FROM start)::int8, 'purpose', purpose, 'count', count)), '[]')
          FROM buckets WHERE start IS NOT NULL) AS buckets,
        ${facetListsJson(facetListKeys)} AS lists
      FROM totals`;
    const row = rowSchema.parse(rows[0]);
    return {
      ...row,
      total: Math.min(row.total, most),
      exact: counted.isWhole && row.total <= most,
    };
  });
}

/**
 * The range of the histogram: as asked for, or from the oldest event counted until now. Where
 * not all were counted it begins with those that were, so that no bucket is wrongly empty.
 */
function span(filter: EventFilter, now: Date, most: number): Prisma.Sql {
  const { from, to } = toTimeBounds(filter, now);
  const end = inSeconds(to && to < now ? to : now);
  const start = from ? inSeconds(from) : sql`NULL`;
  const steps = join([...histogramSteps]);
  return sql`
    SELECT "from", ${end} AS "to", COALESCE(
      (SELECT min(s)::int FROM unnest(ARRAY[${steps}]::float8[]) s WHERE s * ${mostBuckets}::float8 >= ${end} - "from"),
      ${histogramSteps.at(-1)}) AS step
    FROM (
      SELECT CASE WHEN total > ${most} OR ${from === null}
        THEN extract(epoch FROM oldest)::float8 ELSE ${start} END AS "from"
      FROM totals
    ) begun`;
}

function inSeconds(time: Date): Prisma.Sql {
  return sql`${time.getTime() / 1_000}::float8`;
}
