import { db } from "#lib/db/connection/client.ts";
import { toReadFailure } from "#lib/db/connection/read-failure.ts";
import { monthOf } from "./partition-month.ts";

/** So near to its end a month without a successor is trouble. */
const NOTICE_DAYS = 7;

/**
 * What a person should know of the partitions: a month that has begun, or begins within a week, without one
 * of its own; and events that lie in the default partition. Nothing is lost by either, but lists become slow.
 *
 * @returns a sentence; null when all is well
 * @throws {AppError} `unavailable`
 */
export async function findPartitionTrouble(now: Date): Promise<string | null> {
  const soon = new Date(now.getTime() + NOTICE_DAYS * 86_400_000);
  const needed = [...new Set([monthOf(now).name, monthOf(soon).name])];
  try {
    const [row] = await db().$queryRaw<
      { missing: string[]; strayed: boolean }[]
    >`
      SELECT ARRAY(SELECT name FROM unnest(${needed}::text[]) AS name
          WHERE to_regclass('event_partition.' || name) IS NULL) AS missing,
        EXISTS (SELECT FROM event_partition.event_default) AS strayed`;
    if (!row) throw new Error("A query of one row answered none.");
    if (row.missing.length > 0)
      return `There is no partition ${row.missing.join(" and ")}: the worker could not make it, or does not run.`;
    return row.strayed
      ? "Events lie in the default partition, because a clock was wrong or the worker did not run."
      : null;
  } catch (error) {
    throw toReadFailure(error);
  }
}
