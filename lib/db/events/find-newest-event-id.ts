import { db } from "#lib/db/connection/client.ts";

/** The id of the event that arrived last; null when there is none. */
export async function findNewestEventId(): Promise<string | null> {
  const newest = await db().event.findFirst({
    orderBy: { id: "desc" },
    select: { id: true },
  });
  return newest?.id ?? null;
}
