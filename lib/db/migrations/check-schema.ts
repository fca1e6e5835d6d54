import { db } from "#lib/db/connection/client.ts";
import { Prisma } from "#lib/db/generated/client.ts";

/** Prisma's codes for a table and a column that do not exist. */
const missing = new Set(["P2021", "P2022"]);

const nobody = "00000000-0000-0000-0000-000000000000";

/**
 * Asks the database for every column of every table that this release knows.
 *
 * Whatever else goes wrong counts as unreachable, since nothing can be read then.
 */
export async function checkSchema(): Promise<
  "complete" | "incomplete" | "unreachable"
> {
  try {
    await db().$transaction([
      db().source.findFirst({ where: { id: nobody } }),
      db().sourceKey.findFirst({ where: { id: nobody } }),
      db().sourceSecret.findFirst({ where: { id: nobody } }),
      db().sourceRejection.findFirst({ where: { sourceId: nobody } }),
      db().deliveryKey.findFirst({ where: { sourceId: nobody } }),
      db().event.findFirst({ where: { id: nobody } }),
      db().savedView.findFirst({ where: { id: nobody } }),
      db().writeProbe.findFirst({ select: { id: true } }),
    ]);
    return "complete";
  } catch (error) {
    const isMissing =
      error instanceof Prisma.PrismaClientKnownRequestError &&
      missing.has(error.code);
    return isMissing ? "incomplete" : "unreachable";
  }
}
