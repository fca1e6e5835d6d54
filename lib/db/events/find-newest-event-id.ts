import { ofScope } from "#lib/db/events/scope-conditions.ts";
import type { SourceScope } from "#lib/domain/access/source-scope.ts";
import { db } from "#lib/db/connection/client.ts";

/** The id of the event that arrived last; null when there is none. */
export async function findNewestEventId(
  scope: SourceScope,
): Promise<string | null> {
  const newest = await db().event.findFirst({
    where: ofScope(scope),
    orderBy: { id: "desc" },
    select: { id: true },
  });
  return newest?.id ?? null;
}
