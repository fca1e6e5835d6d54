import type { Context } from "#lib/services/context.ts";
import { updateSavedView as writeChange } from "#lib/db/views/write-saved-views.ts";
import type {
  SavedView,
  SavedViewChange,
} from "#lib/domain/filter/saved-view.ts";
import { parseViewQuery } from "#lib/url/parse-view-query.ts";
import { getSavedView } from "./get-saved-view.ts";
import { nameTaken } from "./name-taken.ts";

/**
 * Renames a saved view, points it at another address of its list, or makes it the start page or not.
 *
 * @throws {AppError} `not_found`; `conflict` when the name is in use; `invalid_request` for a query
 * with a value that no filter takes
 */
export async function updateSavedView(
  context: Context,
  id: string,
  change: SavedViewChange,
): Promise<SavedView> {
  const { list } = await getSavedView(context, id);
  const query =
    change.query === undefined
      ? {}
      : { query: parseViewQuery(list, change.query) };
  const written = await writeChange(id, { ...change, ...query }, context.now);
  if (written === "name_taken") throw nameTaken(change.name ?? "");
  return getSavedView(context, id);
}
