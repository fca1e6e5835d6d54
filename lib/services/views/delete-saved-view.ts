import type { Context } from "#lib/services/context.ts";
import { z } from "zod";
import { deleteSavedView as deleteRow } from "#lib/db/views/write-saved-views.ts";
import { AppError } from "#lib/errors/app-error.ts";

/**
 * Forgets a name; the events behind it are not touched. If it was the start page, the overview is again.
 *
 * @throws {AppError} `not_found`
 */
export async function deleteSavedView(
  _context: Context,
  id: string,
): Promise<void> {
  const isGone = z.uuid().safeParse(id).success && (await deleteRow(id));
  if (!isGone) throw new AppError("not_found", `There is no saved view ${id}.`);
}
