import { ofScope } from "#lib/db/events/scope-conditions.ts";
import type { SourceScope } from "#lib/domain/access/source-scope.ts";
import { db } from "#lib/db/connection/client.ts";
import { toReadFailure } from "#lib/db/connection/read-failure.ts";

/**
 * The bytes exactly as received.
 *
 * @param id a UUID
 * @returns null when there is no such event; `body` null when its body was not kept
 * @throws {AppError} `unavailable` when there is no database to ask
 */
export async function findEventBody(
  scope: SourceScope,
  id: string,
): Promise<{
  readonly body: Uint8Array | null;
  readonly isJson: boolean;
  /** Since when it is a stub, its customer erased on request. */
  readonly erasedAt: Date | null;
} | null> {
  try {
    const row = await db().event.findFirst({
      where: { id, ...ofScope(scope) },
      select: { body: true, shape: true, erasedAt: true },
    });
    if (row === null) return null;
    const { body, shape, erasedAt } = row;
    return { body, isJson: shape !== "not_json", erasedAt };
  } catch (error) {
    throw toReadFailure(error);
  }
}
