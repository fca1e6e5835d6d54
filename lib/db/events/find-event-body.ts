import { db } from "#lib/db/connection/client.ts";
import { toReadFailure } from "#lib/db/connection/read-failure.ts";

/**
 * The bytes exactly as received.
 *
 * @param id a UUID
 * @returns null when there is no such event; `body` null when its body was not kept
 * @throws {AppError} `unavailable` when there is no database to ask
 */
export async function findEventBody(id: string): Promise<{
  readonly body: Uint8Array | null;
  readonly isJson: boolean;
} | null> {
  try {
    const row = await db().event.findUnique({
      where: { id },
      select: { body: true, shape: true },
    });
    return row && { body: row.body, isJson: row.shape !== "not_json" };
  } catch (error) {
    throw toReadFailure(error);
  }
}
