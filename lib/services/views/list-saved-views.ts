import type { Context } from "#lib/services/context.ts";
import { selectSavedViews } from "#lib/db/views/select-saved-views.ts";
import type { SavedView } from "#lib/domain/filter/saved-view.ts";

/** Every saved view, by name as a person would order them. */
export async function listSavedViews(_context: Context): Promise<SavedView[]> {
  const views = await selectSavedViews();
  return views.sort((a, b) =>
    a.name.localeCompare(b.name, "en", { numeric: true }),
  );
}
