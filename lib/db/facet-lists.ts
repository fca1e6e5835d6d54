import { z } from "zod";
import { type FacetListKey, facetListKeys } from "../domain/facets.ts";
import { Prisma } from "./generated/client.ts";

const { sql, join } = Prisma;

type List = { readonly column: Prisma.Sql; readonly name: Prisma.Sql };

const nameless = sql`NULL::text`;

/** The column of `counted` that each list is of, and the name that a row `c` of it gives to its thing. */
const lists: Record<FacetListKey, List> = {
  segment: { column: sql`segment_id`, name: sql`c.segment_name` },
  campaign: { column: sql`campaign_id`, name: sql`c.campaign_name` },
  promotionTier: {
    column: sql`promotion_tier_id`,
    name: sql`c.promotion_tier_name`,
  },
  distribution: { column: sql`distribution_id`, name: nameless },
  source: {
    column: sql`source_id`,
    name: sql`(SELECT s.name FROM source s WHERE s.id = c.source_id)`,
  },
  purpose: { column: sql`purpose`, name: nameless },
  outcome: { column: sql`outcome`, name: nameless },
  signature: { column: sql`signature`, name: nameless },
  shape: { column: sql`shape`, name: nameless },
  eventType: { column: sql`event_type`, name: nameless },
};

const mostValues = 200;

export const facetListRowsSchema = z.array(
  z.strictObject({
    key: z.enum(facetListKeys),
    value: z.string(),
    name: z.string().nullable(),
    count: z.int(),
  }),
);
export type FacetListRow = z.infer<typeof facetListRowsSchema>[number];

/**
 * The columns of these lists as `grouping`, the sets by which a table of them is grouped, and the columns `key` and
 * `value` that tell of a group which list and which value it is of. Every list comes from one pass.
 */
export function facetGroups(keys: readonly FacetListKey[]): {
  readonly grouping: Prisma.Sql;
  readonly sets: Prisma.Sql;
  readonly columns: Prisma.Sql;
} {
  const whereGrouped = (then: (key: FacetListKey) => Prisma.Sql) =>
    join(
      keys.map(
        (key) => sql`WHEN GROUPING(${lists[key].column}) = 0 THEN ${then(key)}`,
      ),
      " ",
    );
  return {
    grouping: join(keys.map((key) => lists[key].column)),
    sets: join(keys.map((key) => sql`(${lists[key].column})`)),
    columns: sql`
      CASE ${whereGrouped((key) => sql`${key}::text`)} END AS key,
      CASE ${whereGrouped((key) => sql`${lists[key].column}::text`)} END AS value`,
  };
}

/**
 * A JSON array of the largest values of each list, out of the common table `grouped` of
 * such groups with their `count` and the number of their `newest` row, which gives the name.
 */
export function facetListsJson(keys: readonly FacetListKey[]): Prisma.Sql {
  const names = join(
    keys.map((key) => sql`WHEN ${key} THEN ${lists[key].name}`),
    " ",
  );
  return sql`(
    SELECT COALESCE(jsonb_agg(jsonb_build_object(
      'key', g.key, 'value', g.value, 'count', g.count, 'name', CASE g.key ${names} END)), '[]')
    FROM (
      SELECT *, row_number() OVER (PARTITION BY key ORDER BY count DESC, value) AS place
      FROM grouped WHERE value IS NOT NULL
    ) g JOIN counted c ON c.n = g.newest
    WHERE g.place <= ${mostValues})`;
}
