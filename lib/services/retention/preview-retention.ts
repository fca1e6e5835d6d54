import { db } from "#lib/db/connection/client.ts";
import { countMonth, selectOldMonths } from "#lib/db/retention/old-months.ts";
import type { RetentionPreview } from "#lib/domain/retention/retention.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";

/**
 * What would be removed now if events were kept for so many months.
 *
 * @param months null: for ever
 * @throws {AppError} `forbidden`
 */
export async function previewRetention(
  context: Context,
  months: number | null,
): Promise<RetentionPreview> {
  authorize(context, "administer");
  const old = months === null ? [] : await selectOldMonths(context.now, months);
  let events = 0;
  for (const month of old) events += await countMonth(db(), month);
  return {
    events,
    months: old.map(({ from }) => from.toISOString().slice(0, 7)),
  };
}
