import { authorize } from "#lib/services/authorize.ts";
import { mayReadQuery } from "#lib/services/visible.ts";
import type { Context } from "#lib/services/context.ts";
import { selectSavedViews } from "#lib/db/views/select-saved-views.ts";
import type { SavedView } from "#lib/domain/filter/saved-view.ts";

/** Every saved view, by name as a person would order them; without those that search by personal data for those who may not. */
export async function listSavedViews(context: Context): Promise<SavedView[]> {
  authorize(context, "read");
  const views = await selectSavedViews();
  return views
    .filter(({ query }) => mayReadQuery(context, query))
    .sort((a, b) => a.name.localeCompare(b.name, "en", { numeric: true }));
}
