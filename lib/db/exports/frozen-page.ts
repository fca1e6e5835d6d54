import type { SourceScope } from "#lib/domain/access/source-scope.ts";
import type { FrozenSelection } from "#lib/domain/export/export-request.ts";
import { parseWatermark } from "#lib/domain/export/watermark.ts";
import { wasStored } from "#lib/db/events/was-stored.ts";
import { toEventConditions } from "#lib/db/events/event-conditions.ts";
import { Prisma } from "#lib/db/generated/client.ts";

const { sql } = Prisma;

/**
 * How long one query of an export may take: a rare value that no index serves is
 * looked for through the whole table before the first page is full.
 */
export const exportPageLimitMs = 60_000;

/** Events that stand next to one another in a selection's own order; null is its start or its end. */
export type IdRange = {
  /** Not in it. */
  readonly after: string | null;
  /** The last one in it. */
  readonly upTo: string | null;
};

/** All of a selection. */
export const wholeSelection: IdRange = { after: null, upTo: null };

/** The order of a selection as SQL. */
export function directionOf({ filter }: FrozenSelection): Prisma.Sql {
  return filter.order === "asc" ? sql`ASC` : sql`DESC`;
}

/** The condition that a row of `event` is not later than a watermark. */
export function endsAt(
  watermark: string,
  row: Prisma.Sql = sql`e`,
): Prisma.Sql {
  const { eventId, position } = parseWatermark(watermark);
  return sql`(${row}.id <= ${eventId}::uuid AND ${wasStored(position, row)})`;
}

/** The condition on the rows `e` of `event` that lie in a range of a frozen selection. */
export function frozenConditions(
  scope: SourceScope,
  { filter, watermark }: FrozenSelection,
  { after, upTo }: IdRange,
): Prisma.Sql {
  const [beyond, within] =
    filter.order === "asc" ? [sql`>`, sql`<=`] : [sql`<`, sql`>=`];
  return Prisma.join(
    [
      // Its times are absolute, so that no "now" can matter.
      toEventConditions(scope, filter, new Date(0)),
      endsAt(watermark),
      ...(after === null ? [] : [sql`e.id ${beyond} ${after}::uuid`]),
      ...(upTo === null ? [] : [sql`e.id ${within} ${upTo}::uuid`]),
    ],
    " AND ",
  );
}
