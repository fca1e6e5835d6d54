import { Prisma } from "#lib/db/generated/client.ts";
import { queryFirst } from "#lib/db/connection/query.ts";
import { z } from "zod";
import type { SourceScope } from "#lib/domain/access/source-scope.ts";
import type { EventFilter } from "#lib/domain/filter/event-filter.ts";
import type { FacetListKey } from "#lib/domain/counts/facets.ts";
import { countedEvents } from "./counted-events.ts";
import {
  facetGroups,
  type FacetListRow,
  facetListRowsSchema,
  countedListsJson,
} from "./facet-lists.ts";
import { readWithin } from "#lib/db/connection/read-within.ts";

/**
 * One list of the facets alone.
 *
 * @param most how many events are counted, the newest of those that fit
 * @throws {AppError} as `readWithin` does
 */
export async function selectFacetList(
  scope: SourceScope,
  key: FacetListKey,
  filter: EventFilter,
  now: Date,
  most: number,
): Promise<{ readonly lists: FacetListRow[]; readonly exact: boolean }> {
  const { sets, columns } = facetGroups([key]);
  return readWithin(async (tx) => {
    const counted = await countedEvents(tx, scope, filter, now, most);
    const row = await queryFirst(
      tx,
      z.strictObject({ lists: z.unknown(), total: z.number() }),
      Prisma.sql`
      WITH ${counted.table},
      grouped AS MATERIALIZED (
        SELECT ${columns}, count(*) AS count, min(place) AS latest
        FROM counted WHERE n <= ${most} GROUP BY GROUPING SETS (${sets})
      )
      SELECT ${countedListsJson([key])} AS lists, (SELECT count(*)::int FROM counted) AS total`,
    );
    return {
      lists: facetListRowsSchema.parse(row?.lists),
      exact: counted.isWhole && (row?.total ?? 0) <= most,
    };
  });
}
