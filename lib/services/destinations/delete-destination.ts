import {
  countOpenRuns,
  updateDestination,
} from "#lib/db/replays/destinations.ts";
import { transact } from "#lib/db/connection/transaction.ts";
import { AppError } from "#lib/errors/app-error.ts";
import { recordActivity } from "#lib/services/record-activity.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { requireDestination } from "./require-destination.ts";

/**
 * Deletes a destination with its secret and headers. What was sent there stays on record.
 *
 * @throws {AppError} `forbidden`; `not_found`; `conflict` while a run there is not over
 */
export async function deleteDestination(
  context: Context,
  id: string,
): Promise<void> {
  authorize(context, "operate");
  await transact(async (transaction) => {
    const { name } = await requireDestination(id, transaction);
    if ((await countOpenRuns(transaction, id)) > 0)
      throw new AppError(
        "conflict",
        `Destination ${id} has runs that are not over. Cancel them first.`,
      );
    await updateDestination(transaction, id, {
      deletedAt: context.now,
      signingSecretEncrypted: null,
      headersEncrypted: null,
    });
    await recordActivity(transaction, context, {
      action: "destination.delete",
      target: { kind: "destination", id, name },
    });
  });
}
