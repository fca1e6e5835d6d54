import { z } from "zod";
import { db } from "#lib/db/connection/client.ts";
import { queryFirst } from "#lib/db/connection/query.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import type { ActivityAction } from "#lib/domain/activity/activity-action.ts";
import type { RemovedMonths } from "#lib/domain/retention/retention.ts";

/** Up to which month retention removed events, as the activity tells; null when it never did. */
export async function findRemovedMonths(): Promise<RemovedMonths | null> {
  const action: ActivityAction = "retention.drop";
  const row = await queryFirst(
    db(),
    z.strictObject({ month: z.string(), at: z.date() }),
    Prisma.sql`
    SELECT target_id AS month, at FROM activity WHERE action = ${action} AND outcome = 'done'
    ORDER BY target_id DESC, sequence DESC LIMIT 1`,
  );
  if (row === null) return null;
  const [year = 0, month = 0] = row.month.split("-").map(Number);
  return {
    before: new Date(Date.UTC(year, month, 1)).toISOString(),
    removedAt: row.at.toISOString(),
  };
}
