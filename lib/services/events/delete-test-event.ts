import { z } from "zod";
import { transact } from "#lib/db/connection/transaction.ts";
import { deleteEvent, findEventKind } from "#lib/db/erasure/delete-event.ts";
import { AppError } from "#lib/errors/app-error.ts";
import { recordActivity } from "#lib/services/record-activity.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";

/**
 * Deletes a test event for good, and what is counted of it. Whatever Voucherify sent stays.
 *
 * @param id any text; what is no UUID names no event
 * @throws {AppError} `forbidden`, `not_found`; `conflict` for an event that is no test
 */
export async function deleteTestEvent(
  context: Context,
  { id }: { readonly id: string },
): Promise<void> {
  authorize(context, "operate");
  const found = z.uuid().safeParse(id).success
    ? await findEventKind(context.access.sources, id)
    : null;
  if (!found) {
    throw new AppError("not_found", `There is no event ${id.slice(0, 60)}.`);
  }
  if (!found.isTest) {
    throw new AppError(
      "conflict",
      "Only test events can be deleted; this one is no test.",
    );
  }
  await transact(async (transaction) => {
    await deleteEvent(transaction, id);
    await recordActivity(transaction, context, {
      action: "event.delete",
      target: { kind: "event", id },
    });
  });
}
