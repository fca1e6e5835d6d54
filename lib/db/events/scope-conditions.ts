import type { SourceScope } from "#lib/domain/access/source-scope.ts";
import { Prisma } from "#lib/db/generated/client.ts";

const { sql, join } = Prisma;

/**
 * Whether a row is of a source that the asker may know of: the one place where that becomes SQL.
 *
 * @param column that holds the id of a source; of the rows `e` of `event` unless told
 */
export function withinScope(
  scope: SourceScope,
  column = sql`e.source_id`,
): Prisma.Sql {
  if (scope === "all") return sql`true`;
  const ids = scope.map((id) => sql`${id}::uuid`);
  if (ids.length === 0) return sql`false`;
  // A single one is compared by `=`: the index then gives the rows in order of id.
  return ids.length === 1
    ? sql`${column} = ${join(ids)}`
    : sql`${column} IN (${join(ids)})`;
}

/** The same for Prisma's own calls about events. */
export function ofScope(scope: SourceScope): { sourceId?: { in: string[] } } {
  return scope === "all" ? {} : { sourceId: { in: [...scope] } };
}
