import {
  maxSavedViews,
  type NewSavedView,
  type SavedViewChange,
} from "#lib/domain/filter/saved-view.ts";
import { db } from "#lib/db/connection/client.ts";
import { Prisma } from "#lib/db/generated/client.ts";

type Tx = Prisma.TransactionClient;

/** How a write of a saved view ended: done, or what stood against it; then nothing was written. */
export type SavedViewWrite =
  "done" | "name_taken" | "no_such_view" | "too_many_views";

export async function insertSavedView(
  id: string,
  view: NewSavedView,
  now: Date,
): Promise<SavedViewWrite> {
  return write(async (tx) => {
    if ((await tx.savedView.count()) >= maxSavedViews) return "too_many_views";
    await tx.savedView.create({
      data: { id, ...view, createdAt: now, updatedAt: now },
    });
    return "done";
  });
}

export async function updateSavedView(
  id: string,
  { isStartPage, ...change }: SavedViewChange,
  now: Date,
): Promise<SavedViewWrite> {
  return write(async (tx) => {
    if (isStartPage) {
      await tx.savedView.updateMany({
        where: { isStartPage: true, id: { not: id } },
        data: { isStartPage: null },
      });
    }
    const { count } = await tx.savedView.updateMany({
      where: { id },
      data: {
        ...change,
        ...(isStartPage !== undefined && { isStartPage: isStartPage || null }),
        updatedAt: now,
      },
    });
    if (count === 0) throw new NoSuchView();
    return "done";
  });
}

/** @returns whether there was such a view */
export async function deleteSavedView(id: string): Promise<boolean> {
  const { count } = await db().savedView.deleteMany({ where: { id } });
  return count > 0;
}

/** Thrown rather than returned, so that the transaction is rolled back. */
class NoSuchView extends Error {}

/** Writes follow one another, so that there are never too many views, nor two start pages. */
async function write(
  work: (tx: Tx) => Promise<SavedViewWrite>,
): Promise<SavedViewWrite> {
  try {
    return await db().$transaction(async (tx) => {
      await tx.$executeRaw`LOCK TABLE saved_view IN SHARE ROW EXCLUSIVE MODE`;
      return work(tx);
    });
  } catch (error) {
    if (error instanceof NoSuchView) return "no_such_view";
    const isTakenName =
      error instanceof Prisma.PrismaClientKnownRequestError &&
      error.code === "P2002";
    if (isTakenName) return "name_taken";
    throw error;
  }
}
