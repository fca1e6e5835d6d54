import { authorize } from "#lib/services/authorize.ts";
import { recordActivity } from "#lib/services/record-activity.ts";
import { transact } from "#lib/db/connection/transaction.ts";
import type { Context } from "#lib/services/context.ts";
import { v7 as uuidV7 } from "uuid";
import { insertSavedView } from "#lib/db/views/write-saved-views.ts";
import {
  maxSavedViews,
  type NewSavedView,
  type SavedView,
} from "#lib/domain/filter/saved-view.ts";
import { AppError } from "#lib/errors/app-error.ts";
import { parseViewQuery } from "#lib/url/parse-view-query.ts";
import { getSavedView } from "./get-saved-view.ts";
import { orNameTaken } from "./name-taken.ts";

/**
 * Gives the address of a filtered list a name that everyone sees.
 *
 * @throws {AppError} `forbidden`; `invalid_request` for a query with a value that no filter takes;
 * `conflict` when the name is in use or there are as many views as are kept
 */
export async function createSavedView(
  context: Context,
  view: NewSavedView,
): Promise<SavedView> {
  authorize(context, "operate");
  const id = uuidV7();
  const query = parseViewQuery(view.list, view.query);
  const obstacle = await orNameTaken(view.name, () =>
    transact(async (transaction) => {
      const stands = await insertSavedView(
        transaction,
        id,
        { ...view, query },
        context.now,
      );
      if (stands) return stands;
      await recordActivity(transaction, context, {
        action: "view.create",
        target: { kind: "view", id },
        details: { list: view.list },
        personal: { name: view.name, query },
      });
      return null;
    }),
  );
  if (obstacle) {
    throw new AppError(
      "conflict",
      `There are ${String(maxSavedViews)} saved views, which is the most. Delete one first.`,
    );
  }
  return getSavedView(context, id);
}
