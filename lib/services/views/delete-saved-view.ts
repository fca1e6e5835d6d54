import { authorize } from "#lib/services/authorize.ts";
import { recordActivity } from "#lib/services/record-activity.ts";
import { transact } from "#lib/db/connection/transaction.ts";
import { getSavedView } from "./get-saved-view.ts";
import type { Context } from "#lib/services/context.ts";
import { deleteSavedView as deleteRow } from "#lib/db/views/write-saved-views.ts";
import { AppError } from "#lib/errors/app-error.ts";

/**
 * Forgets a name; the events behind it are not touched. If it was the start page, the overview is again.
 *
 * @throws {AppError} `forbidden`, `not_found`
 */
export async function deleteSavedView(
  context: Context,
  id: string,
): Promise<void> {
  authorize(context, "operate");
  const { name, list, query } = await getSavedView(context, id);
  const isGone = await transact(async (transaction) => {
    if (!(await deleteRow(transaction, id))) return false;
    await recordActivity(transaction, context, {
      action: "view.delete",
      target: { kind: "view", id },
      details: { list },
      personal: { name, query },
    });
    return true;
  });
  if (!isGone) throw new AppError("not_found", `There is no saved view ${id}.`);
}
