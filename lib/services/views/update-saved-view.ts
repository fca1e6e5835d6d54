import { authorize } from "#lib/services/authorize.ts";
import { recordActivity } from "#lib/services/record-activity.ts";
import { transact } from "#lib/db/connection/transaction.ts";
import { AppError } from "#lib/errors/app-error.ts";
import type { Context } from "#lib/services/context.ts";
import { updateSavedView as writeChange } from "#lib/db/views/write-saved-views.ts";
import type {
  SavedView,
  SavedViewChange,
} from "#lib/domain/filter/saved-view.ts";
import { parseViewQuery } from "#lib/url/parse-view-query.ts";
import { getSavedView } from "./get-saved-view.ts";
import { orNameTaken } from "./name-taken.ts";

/**
 * Renames a saved view, points it at another address of its list, or makes it the start page or not.
 *
 * @throws {AppError} `forbidden`, `not_found`; `conflict` when the name is in use; `invalid_request` for a query
 * with a value that no filter takes
 */
export async function updateSavedView(
  context: Context,
  id: string,
  change: SavedViewChange,
): Promise<SavedView> {
  authorize(context, "operate");
  const before = await getSavedView(context, id);
  const query =
    change.query === undefined
      ? {}
      : { query: parseViewQuery(before.list, change.query) };
  const obstacle = await orNameTaken(change.name ?? "", () =>
    transact(async (transaction) => {
      const stands = await writeChange(
        transaction,
        id,
        { ...change, ...query },
        context.now,
      );
      if (stands) return stands;
      const { isStartPage } = change;
      await recordActivity(transaction, context, {
        action: "view.change",
        target: { kind: "view", id },
        details: {
          before: { isStartPage: before.isStartPage },
          after: { isStartPage },
        },
        personal: {
          before: { name: before.name, query: before.query },
          after: { name: change.name, ...query },
        },
      });
      return null;
    }),
  );
  if (obstacle)
    throw new AppError("not_found", `There is no saved view ${id}.`);
  return getSavedView(context, id);
}
