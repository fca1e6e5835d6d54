import { findRemovedMonths as findAllRemovedMonths } from "#lib/db/retention/last-dropped.ts";
import type { RemovedMonths } from "#lib/domain/retention/retention.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";

/**
 * What retention removed of the time that a report is of.
 *
 * @param from where the report begins; null: with the first event
 * @returns null where nothing of it is missing
 * @throws {AppError} `forbidden`
 */
export async function findRemovedMonths(
  context: Context,
  from: string | null,
): Promise<RemovedMonths | null> {
  authorize(context, "read");
  const removed = await findAllRemovedMonths();
  if (removed === null || from === null) return removed;
  return Date.parse(from) < Date.parse(removed.before) ? removed : null;
}
