import { deleteSession } from "#lib/db/access/sessions.ts";
import { transact } from "#lib/db/connection/transaction.ts";
import { AppError } from "#lib/errors/app-error.ts";
import { recordActivity } from "#lib/services/record-activity.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";

/**
 * Signs who asks out of one of their browsers.
 *
 * @throws {AppError} `not_found` when they have no such session
 */
export async function endOwnSession(
  context: Context,
  sessionId: string,
): Promise<void> {
  authorize(context, "read");
  const { actor } = context;
  await transact(async (transaction) => {
    const ended =
      actor.kind === "member"
        ? await deleteSession(transaction, actor.id, sessionId)
        : 0;
    if (ended === 0) {
      throw new AppError("not_found", "This session has ended already.");
    }
    await recordActivity(transaction, context, {
      action: "session.revoke",
      target: { kind: "session", id: sessionId },
    });
  });
}
