import { Prisma } from "#lib/db/generated/client.ts";
import { query } from "#lib/db/connection/query.ts";
import { z } from "zod";
import type { SourceScope } from "#lib/domain/access/source-scope.ts";
import type { FrozenSelection } from "#lib/domain/export/export-request.ts";
import {
  exportPageLimitMs,
  frozenConditions,
  wholeSelection,
} from "./frozen-page.ts";
import { readWithin } from "#lib/db/connection/read-within.ts";

/**
 * The versions of the reading that the events of a frozen selection have, in ascending order, and how many of
 * these were erased on request.
 *
 * @throws {AppError} as `readWithin` does
 */
export async function selectReadingVersions(
  scope: SourceScope,
  selection: FrozenSelection,
): Promise<{ readonly versions: readonly number[]; readonly erased: number }> {
  const rows = await readWithin(
    (tx) =>
      query(
        tx,
        z.strictObject({ version: z.number(), erased: z.number() }),
        Prisma.sql`
      SELECT e.reading_version::int AS version,
        (count(*) FILTER (WHERE e.erased_at IS NOT NULL))::int AS erased
      FROM event e WHERE ${frozenConditions(scope, selection, wholeSelection)}
      GROUP BY e.reading_version ORDER BY 1`,
      ),
    exportPageLimitMs,
  );
  return {
    versions: rows.map(({ version }) => version),
    erased: rows.reduce((sum, { erased }) => sum + erased, 0),
  };
}
