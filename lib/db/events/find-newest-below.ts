import { db } from "#lib/db/connection/client.ts";
import { toReadFailure } from "#lib/db/connection/read-failure.ts";

/**
 * The id of the newest event stored below a bound; null when there is none.
 *
 * @throws {AppError} `unavailable`
 */
export async function findNewestBelow(bound: string): Promise<string | null> {
  try {
    const newest = await db().event.findFirst({
      where: { id: { lt: bound } },
      orderBy: { id: "desc" },
      select: { id: true },
    });
    return newest?.id ?? null;
  } catch (error) {
    throw toReadFailure(error);
  }
}
