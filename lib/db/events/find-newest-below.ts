import { ofScope } from "#lib/db/events/scope-conditions.ts";
import type { SourceScope } from "#lib/domain/access/source-scope.ts";
import { db } from "#lib/db/connection/client.ts";
import { toReadFailure } from "#lib/db/connection/read-failure.ts";

/**
 * The id of the newest event stored below a bound; null when there is none.
 *
 * @throws {AppError} `unavailable`
 */
export async function findNewestBelow(
  scope: SourceScope,
  bound: string,
): Promise<string | null> {
  try {
    const newest = await db().event.findFirst({
      where: { id: { lt: bound }, ...ofScope(scope) },
      orderBy: { id: "desc" },
      select: { id: true },
    });
    return newest?.id ?? null;
  } catch (error) {
    throw toReadFailure(error);
  }
}
