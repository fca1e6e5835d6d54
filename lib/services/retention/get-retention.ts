import { db } from "#lib/db/connection/client.ts";
import { countMonth, selectOldMonths } from "#lib/db/retention/old-months.ts";
import type { Retention } from "#lib/domain/retention/retention.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";

/**
 * For how long events are kept.
 *
 * @param asked.preview adds what would be removed now
 * @throws {AppError} `forbidden`
 */
export async function getRetention(
  context: Context,
  { preview = false }: { readonly preview?: boolean } = {},
): Promise<Retention> {
  authorize(context, "administer");
  const { months } = await db().retention.findUniqueOrThrow({
    where: { id: 1 },
  });
  if (!preview) return { months };
  const old = months === null ? [] : await selectOldMonths(context.now, months);
  let events = 0;
  for (const month of old) events += await countMonth(db(), month);
  return {
    months,
    preview: {
      events,
      months: old.map(({ from }) => from.toISOString().slice(0, 7)),
    },
  };
}
