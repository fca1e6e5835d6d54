import type { SavedView } from "#lib/domain/filter/saved-view.ts";
import { db } from "#lib/db/connection/client.ts";
import type { SavedView as SavedViewRow } from "#lib/db/generated/client.ts";

/** Every saved view, in no order that means anything. */
export async function selectSavedViews(): Promise<SavedView[]> {
  return (await db().savedView.findMany()).map(toSavedView);
}

export async function findSavedView(id: string): Promise<SavedView | null> {
  const row = await db().savedView.findUnique({ where: { id } });
  return row && toSavedView(row);
}

function toSavedView(row: SavedViewRow): SavedView {
  return {
    ...row,
    isStartPage: row.isStartPage ?? false,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
