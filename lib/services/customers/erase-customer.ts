import { lockActivity } from "#lib/db/activity/append-activity.ts";
import { allowTime, transact } from "#lib/db/connection/transaction.ts";
import { eraseEvents } from "#lib/db/erasure/erase-events.ts";
import {
  eraseMentions,
  eraseReplayAnswers,
} from "#lib/db/erasure/erase-mentions.ts";
import {
  findCustomerEvents,
  selectPersonalValues,
} from "#lib/db/erasure/find-customer-events.ts";
import type {
  ErasureRequest,
  ErasureResult,
} from "#lib/domain/customer/erasure.ts";
import {
  toNeedles,
  withoutPersonalValues,
} from "#lib/domain/customer/personal-values.ts";
import { boundedText } from "#lib/domain/text/bounded-text.ts";
import { AppError } from "#lib/errors/app-error.ts";
import { writePendingActivity } from "#lib/services/pending-activity.ts";
import { recordActivity } from "#lib/services/record-activity.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";

/** A customer may have ten thousand events. */
const TIMEOUT_MS = 60_000;

/**
 * Erases a customer on request, for good: their events stay as dated stubs that still count, and whatever names them is gone from every
 * table. The worker then takes it out of the files of the indexes. Backups and files that were handed out are out of reach.
 *
 * @param id Voucherify's id of the customer, any text
 * @throws {AppError} `forbidden`; `not_found` when no event in scope names such a customer; `too_slow`, and nothing is erased
 */
export async function eraseCustomer(
  context: Context,
  id: string,
  { reason, source }: ErasureRequest,
): Promise<ErasureResult> {
  authorize(context, "administer");
  // Looks at the customer that are noted but not written yet would be written afterwards.
  await writePendingActivity();
  // As ids are stored.
  const customerId = boundedText(id, 256);
  return transact(
    async (transaction) => {
      await allowTime(transaction, TIMEOUT_MS);
      const ids = await findCustomerEvents(
        transaction,
        context.access.sources,
        { customerId, sourceId: source ?? null },
      );
      if (ids.length === 0) {
        throw new AppError(
          "not_found",
          `There is no customer ${boundedText(id, 60)}.`,
        );
      }
      const known = await selectPersonalValues(transaction, ids);
      const needles = toNeedles(known);
      const erased = await eraseEvents(transaction, ids, needles, context.now);
      await eraseReplayAnswers(transaction, ids);
      // Whoever is about to record a look at the customer does so before, and it is emptied, or afterwards, without a name.
      await lockActivity(transaction);
      await eraseMentions(transaction, needles, context.now);
      const now = new Date(Math.max(context.now.getTime(), Date.now()));
      const recorder = { ...context, now };
      await recordActivity(transaction, recorder, {
        action: "customer.erase",
        target: { kind: "customer" },
        details: {
          reason: withoutPersonalValues(reason, known),
          source: source ?? null,
          ...erased,
        },
      });
      return erased;
    },
    { timeoutMs: TIMEOUT_MS },
  );
}
