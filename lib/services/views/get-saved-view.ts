import { authorize } from "#lib/services/authorize.ts";
import { mayReadQuery } from "#lib/services/visible.ts";
import type { Context } from "#lib/services/context.ts";
import { z } from "zod";
import { findSavedView } from "#lib/db/views/select-saved-views.ts";
import type { SavedView } from "#lib/domain/filter/saved-view.ts";
import { AppError } from "#lib/errors/app-error.ts";

/**
 * One saved view. One that searches by personal data is not there for those who may not.
 *
 * @throws {AppError} `forbidden`, `not_found`
 */
export async function getSavedView(
  context: Context,
  id: string,
): Promise<SavedView> {
  authorize(context, "read");
  const view = z.uuid().safeParse(id).success ? await findSavedView(id) : null;
  if (!view || !mayReadQuery(context, view.query))
    throw new AppError("not_found", `There is no saved view ${id}.`);
  return view;
}
