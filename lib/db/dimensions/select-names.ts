import { z } from "zod";
import { db } from "#lib/db/connection/client.ts";
import { query } from "#lib/db/connection/query.ts";
import { withinScope } from "#lib/db/events/scope-conditions.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import type { SourceScope } from "#lib/domain/access/source-scope.ts";
import type { DimensionKind } from "#lib/domain/counts/dimension.ts";
import { dimensionColumns } from "./dimension-columns.ts";

const { sql } = Prisma;

/**
 * The newest name of each of these segments, campaigns or distributions that has one, by its id;
 * that of a rejected event only where no other names it.
 */
export async function selectNames(
  scope: SourceScope,
  kind: DimensionKind,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const { id, name } = dimensionColumns[kind];
  const newest = (outcome: Prisma.Sql) => sql`(SELECT ${name} FROM event e
    WHERE ${id} = asked.id AND ${name} IS NOT NULL AND ${outcome} AND ${withinScope(scope)}
    ORDER BY e.id DESC LIMIT 1)`;
  const rows = await query(
    db(),
    z.strictObject({ id: z.string(), name: z.string().nullable() }),
    sql`
    SELECT asked.id, COALESCE(${newest(sql`e.outcome <> 'rejected'`)}, ${newest(sql`e.outcome = 'rejected'`)}) AS name
    FROM unnest(${[...ids]}::text[]) AS asked (id)`,
  );
  return new Map(
    rows.flatMap((row) => (row.name === null ? [] : [[row.id, row.name]])),
  );
}
