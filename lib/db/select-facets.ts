import { z } from "zod";
import { type FacetListKey, facetListKeys } from "../domain/facets.ts";
import type { EventFilter } from "../domain/event-filter.ts";
import { purposeSchema } from "../domain/event-values.ts";
import { histogramSteps, mostBuckets } from "../domain/histogram.ts";
import { toTimeBounds } from "../domain/received-time.ts";
import { countedEvents, mostCounted } from "./counted-events.ts";
import { Prisma } from "./generated/client.ts";
import { readWithin } from "./read-within.ts";

const { sql, join } = Prisma;

/** The values that each list counts, and the name of a row `c` where its thing has one. */
const lists: {
  readonly [Key in FacetListKey]: { value: Prisma.Sql; name: Prisma.Sql };
} = {
  segment: { value: sql`segment_id`, name: sql`c.segment_name` },
  campaign: { value: sql`campaign_id`, name: sql`c.campaign_name` },
  promotionTier: {
    value: sql`promotion_tier_id`,
    name: sql`c.promotion_tier_name`,
  },
  distribution: { value: sql`distribution_id`, name: sql`NULL` },
  source: {
    value: sql`source_id::text`,
    name: sql`(SELECT s.name FROM source s WHERE s.id = c.source_id)`,
  },
  purpose: { value: sql`purpose::text`, name: sql`NULL` },
  outcome: { value: sql`outcome::text`, name: sql`NULL` },
  signature: { value: sql`signature::text`, name: sql`NULL` },
  shape: { value: sql`shape::text`, name: sql`NULL` },
  eventType: { value: sql`event_type`, name: sql`NULL` },
};

const mostValues = 200;

const listRowsSchema = z.array(
  z.strictObject({
    key: z.enum(facetListKeys),
    value: z.string(),
    name: z.string().nullable(),
    count: z.int(),
  }),
);
export type FacetListRow = z.infer<typeof listRowsSchema>[number];

const summarySchema = z.strictObject({
  total: z.int(),
  customers: z.int(),
  segments: z.int(),
  needsAttention: z.int(),
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
});

export type FacetRows = z.infer<typeof summarySchema> & {
  readonly lists: readonly FacetListRow[];
  /** Whether all events that fit were counted. */
  readonly exact: boolean;
};

/**
 * Everything that is counted about a filter, from one pass over its events and one snapshot.
 *
 * @throws {AppError} as `readWithin` does
 */
export async function selectFacets(
  filter: EventFilter,
  now: Date,
): Promise<FacetRows> {
  const [row] = await readWithin(
    (tx) => tx.$queryRaw<{ lists: unknown; summary: unknown }[]>`
      WITH ${countedEvents(filter, now)},
      span AS (${span(filter, now)})
      SELECT ${listsOf(facetListKeys)} AS lists, jsonb_build_object(
        'total', (SELECT count(*) FROM counted),
        'customers', (SELECT count(*) FROM (
          SELECT DISTINCT source_id, customer_id FROM counted WHERE customer_id IS NOT NULL) different),
        'segments', (SELECT count(*) FROM (
          SELECT DISTINCT segment_id FROM counted WHERE segment_id IS NOT NULL) different),
        'needsAttention', (SELECT count(*) FROM counted WHERE needs_attention),
        'span', (SELECT to_jsonb(span) FROM span WHERE span."from" IS NOT NULL),
        'buckets', (SELECT COALESCE(jsonb_agg(bucket), '[]') FROM (
          SELECT floor(extract(epoch FROM received_at) / step)::int8 * step AS start, purpose, count(*) AS count
          FROM counted, span GROUP BY 1, 2) bucket)
      ) AS summary`,
  );
  const summary = summarySchema.parse(row?.summary);
  const exact = summary.total <= mostCounted;
  return {
    ...summary,
    total: Math.min(summary.total, mostCounted),
    lists: listRowsSchema.parse(row?.lists),
    exact,
  };
}

/** One of the lists alone, as `selectFacets` counts it. */
export async function selectFacetList(
  key: FacetListKey,
  filter: EventFilter,
  now: Date,
): Promise<{ lists: FacetListRow[]; exact: boolean }> {
  const [row] = await readWithin(
    (tx) => tx.$queryRaw<{ list: unknown; total: number }[]>`
      WITH ${countedEvents(filter, now)}
      SELECT ${listsOf([key])} AS list, (SELECT count(*)::int FROM counted) AS total`,
  );
  return {
    lists: listRowsSchema.parse(row?.list),
    exact: (row?.total ?? 0) <= mostCounted,
  };
}

/** The largest values of each list with their counts; a value's name is that of its newest event. */
function listsOf(keys: readonly FacetListKey[]): Prisma.Sql {
  const queries = keys.map((key) => {
    const { value, name } = lists[key];
    return sql`
      SELECT ${key}::text AS key, f.value, ${name}::text AS name, f.count FROM (
        SELECT ${value} AS value, count(*) AS count, min(n) AS newest FROM counted
        WHERE ${value} IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${mostValues}
      ) f JOIN counted c ON c.n = f.newest`;
  });
  return sql`(SELECT COALESCE(jsonb_agg(facet), '[]') FROM (${join(queries, " UNION ALL ")}) facet)`;
}

/**
 * The range of the histogram: as asked for, or from the oldest event counted until now. Where
 * not all were counted it begins with those that were, so that no bucket is wrongly empty.
 */
function span(filter: EventFilter, now: Date): Prisma.Sql {
  const { from, to } = toTimeBounds(filter, now);
  const seconds = (time: Date) => sql`${time.getTime() / 1_000}::float8`;
  const end = seconds(to && to < now ? to : now);
  const steps = join([...histogramSteps]);
  return sql`
    SELECT start AS "from", ${end} AS "to", COALESCE(
      (SELECT min(s) FROM unnest(ARRAY[${steps}]::int[]) s WHERE s * ${mostBuckets} >= ${end} - start),
      ${histogramSteps.at(-1)}) AS step
    FROM (
      SELECT CASE WHEN count(*) > ${mostCounted} OR ${from === null}
        THEN extract(epoch FROM min(received_at))::float8
        ELSE ${from ? seconds(from) : sql`NULL`} END AS start
      FROM counted
    ) oldest`;
}
