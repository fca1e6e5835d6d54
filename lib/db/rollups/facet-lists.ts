import { fieldOfFilter } from "#lib/domain/event/filtered-fields.ts";
import { withinScope } from "#lib/db/events/scope-conditions.ts";
import type { SourceScope } from "#lib/domain/access/source-scope.ts";
import { z } from "zod";
import { type FacetListKey, facetListKeys } from "#lib/domain/counts/facets.ts";
import { latestName } from "#lib/db/events/order-in-time.ts";
import { Prisma } from "#lib/db/generated/client.ts";

const { sql, join, raw } = Prisma;

/** The column of `event` that a list is of, and the one that names its things. */
function listOf(key: FacetListKey): {
  readonly column: string;
  readonly name: string | null;
} {
  const field = fieldOfFilter(key);
  if (!field) throw new Error(`No field of an event is filtered by ${key}.`);
  return { column: field.column, name: field.filter.name ?? null };
}

const maxValues = 200;

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
  const columnOf = (key: FacetListKey) => raw(listOf(key).column);
  const whereGrouped = (then: (key: FacetListKey) => Prisma.Sql) =>
    join(
      keys.map(
        (key) => sql`WHEN GROUPING(${columnOf(key)}) = 0 THEN ${then(key)}`,
      ),
      " ",
    );
  return {
    grouping: join(keys.map(columnOf)),
    sets: join(keys.map((key) => sql`(${columnOf(key)})`)),
    columns: sql`
      CASE ${whereGrouped((key) => sql`${key}::text`)} END AS key,
      CASE ${whereGrouped((key) => sql`${columnOf(key)}::text`)} END AS value`,
  };
}

/**
 * A JSON array of the largest values of each list, out of the common table `grouped` of
 * such groups with their `count` and the place of their `latest` row in `counted`, which gives the name.
 */
export function countedListsJson(keys: readonly FacetListKey[]): Prisma.Sql {
  return listsJson(keys, sql`JOIN counted c ON c.place = g.latest`, (name) =>
    raw(`c.${name}`),
  );
}

/** The same of a table `grouped` without rows behind it: the latest event that names a thing gives the name. */
export function rollupListsJson(
  scope: SourceScope,
  keys: readonly FacetListKey[],
): Prisma.Sql {
  return listsJson(keys, sql``, (name, column) =>
    latestName(
      sql`e.${raw(name)}`,
      sql`e.${raw(column)} = g.value AND ${withinScope(scope)}`,
    ),
  );
}

function listsJson(
  keys: readonly FacetListKey[],
  joined: Prisma.Sql,
  nameOf: (name: string, column: string) => Prisma.Sql,
): Prisma.Sql {
  const names = keys.map((key) => {
    const { column, name } = listOf(key);
    if (key === "source") {
      return sql`WHEN ${key} THEN (SELECT s.name FROM source s WHERE s.id::text = g.value)`;
    }
    return sql`WHEN ${key} THEN ${name === null ? sql`NULL::text` : nameOf(name, column)}`;
  });
  return sql`(
    SELECT COALESCE(jsonb_agg(jsonb_build_object(
      'key', g.key, 'value', g.value, 'count', g.count, 'name', CASE g.key ${join(names, " ")} END)), '[]')
    FROM (
      SELECT *, row_number() OVER (PARTITION BY key ORDER BY count DESC, value) AS place
      FROM grouped WHERE value IS NOT NULL
    ) g ${joined}
    WHERE g.place <= ${maxValues})`;
}
