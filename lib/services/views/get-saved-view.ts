import type { Context } from "#lib/services/context.ts";
import { z } from "zod";
import { findSavedView } from "#lib/db/views/select-saved-views.ts";
import type { SavedView } from "#lib/domain/filter/saved-view.ts";
import { AppError } from "#lib/errors/app-error.ts";

/** @throws {AppError} `not_found` */
export async function getSavedView(
  _context: Context,
  id: string,
): Promise<SavedView> {
  const view = z.uuid().safeParse(id).success ? await findSavedView(id) : null;
  if (!view) throw new AppError("not_found", `There is no saved view ${id}.`);
  return view;
}
