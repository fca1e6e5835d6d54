import {
  maxSavedViews,
  type NewSavedView,
  type SavedViewChange,
} from "#lib/domain/filter/saved-view.ts";
import type { Transaction } from "#lib/db/connection/transaction.ts";

/** What stands against a write of a saved view. */
export type SavedViewObstacle = "no_such_view" | "too_many_views";

/**
 * @returns what stands against it; null once it is written
 * @throws what `isTaken` knows when the name is in use
 */
export async function insertSavedView(
  transaction: Transaction,
  id: string,
  view: NewSavedView,
  now: Date,
): Promise<SavedViewObstacle | null> {
  await lockViews(transaction);
  if ((await transaction.savedView.count()) >= maxSavedViews)
    return "too_many_views";
  await transaction.savedView.create({
    data: { id, ...view, createdAt: now, updatedAt: now },
  });
  return null;
}

/**
 * @returns what stands against it; null once it is written
 * @throws what `isTaken` knows when the name is in use
 */
export async function updateSavedView(
  transaction: Transaction,
  id: string,
  { isStartPage, ...change }: SavedViewChange,
  now: Date,
): Promise<SavedViewObstacle | null> {
  await lockViews(transaction);
  if ((await transaction.savedView.count({ where: { id } })) === 0)
    return "no_such_view";
  if (isStartPage) {
    await transaction.savedView.updateMany({
      where: { isStartPage: true, id: { not: id } },
      data: { isStartPage: null },
    });
  }
  await transaction.savedView.update({
    where: { id },
    data: {
      ...change,
      ...(isStartPage !== undefined && { isStartPage: isStartPage || null }),
      updatedAt: now,
    },
  });
  return null;
}

/** @returns whether there was such a view */
export async function deleteSavedView(
  transaction: Transaction,
  id: string,
): Promise<boolean> {
  const { count } = await transaction.savedView.deleteMany({ where: { id } });
  return count > 0;
}

/** Writes follow one another, so that there are never too many views, nor two start pages. */
async function lockViews(transaction: Transaction): Promise<void> {
  await transaction.$executeRaw`LOCK TABLE saved_view IN SHARE ROW EXCLUSIVE MODE`;
}
