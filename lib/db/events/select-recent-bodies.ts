import { db } from "#lib/db/connection/client.ts";
import { toReadFailure } from "#lib/db/connection/read-failure.ts";
import type { SourceScope } from "#lib/domain/access/source-scope.ts";
import { ofScope } from "./scope-conditions.ts";

/** The bodies of the newest accepted events that have one of at most `maxBytes`, as received. */
export async function selectRecentBodies(
  scope: SourceScope,
  limit: number,
  maxBytes: number,
): Promise<Uint8Array[]> {
  try {
    const rows = await db().event.findMany({
      where: {
        ...ofScope(scope),
        outcome: "accepted",
        bodySize: { lte: maxBytes },
      },
      orderBy: { id: "desc" },
      take: limit,
      select: { body: true },
    });
    return rows.flatMap(({ body }) => body ?? []);
  } catch (error) {
    throw toReadFailure(error);
  }
}
