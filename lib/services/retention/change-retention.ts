import { transact } from "#lib/db/connection/transaction.ts";
import type {
  Retention,
  RetentionChange,
} from "#lib/domain/retention/retention.ts";
import { recordActivity } from "#lib/services/record-activity.ts";
import { authorizeWhole } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";

/**
 * Says for how long events are kept. The worker drops what is older within the hour.
 *
 * @throws {AppError} `forbidden`
 */
export async function changeRetention(
  context: Context,
  { months }: RetentionChange,
): Promise<Retention> {
  authorizeWhole(context, "administer");
  return transact(async (transaction) => {
    const before = await transaction.retention.findUniqueOrThrow({
      where: { id: 1 },
    });
    await transaction.retention.update({ where: { id: 1 }, data: { months } });
    await recordActivity(transaction, context, {
      action: "retention.change",
      target: { kind: "retention" },
      details: { before: { months: before.months }, after: { months } },
    });
    return { months };
  });
}
