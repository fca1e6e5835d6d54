import { Prisma } from "#lib/db/generated/client.ts";
import { query } from "#lib/db/connection/query.ts";
import type { SourceScope } from "#lib/domain/access/source-scope.ts";
import type { FrozenSelection } from "#lib/domain/export/export-request.ts";
import {
  eventItemColumns,
  type OwnItem,
  ownItemRowSchema,
} from "#lib/db/events/event-item-row.ts";
import {
  directionOf,
  frozenConditions,
  wholeSelection,
} from "./frozen-page.ts";
import { readWithin } from "#lib/db/connection/read-within.ts";

/**
 * The first events of a frozen selection, with the digests of their bodies in lower-case hex.
 *
 * @throws {AppError} as `readWithin` does
 */
export async function selectFrozenItems(
  scope: SourceScope,
  selection: FrozenSelection,
  limit: number,
): Promise<(OwnItem & { readonly bodySha256: string | null })[]> {
  const direction = directionOf(selection);
  return readWithin((tx) =>
    query(
      tx,
      ownItemRowSchema,
      Prisma.sql`
      SELECT ${eventItemColumns}, encode(e.body_sha256, 'hex') AS "bodySha256"
      FROM event e WHERE ${frozenConditions(scope, selection, wholeSelection)}
      ORDER BY e.id ${direction} LIMIT ${limit}`,
    ),
  );
}
