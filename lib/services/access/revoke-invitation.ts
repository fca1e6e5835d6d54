import { revokeInvitationRow } from "#lib/db/access/invitations.ts";
import { transact } from "#lib/db/connection/transaction.ts";
import { AppError } from "#lib/errors/app-error.ts";
import { recordActivity } from "#lib/services/record-activity.ts";
import { authorizeWhole } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";

/**
 * Makes the link of an invitation worthless.
 *
 * @throws {AppError} `not_found` when there is no such invitation, or it is over
 */
export async function revokeInvitation(
  context: Context,
  id: string,
): Promise<void> {
  authorizeWhole(context, "administer");
  await transact(async (transaction) => {
    const revoked = await revokeInvitationRow(transaction, id, context.now);
    if (revoked === null) {
      throw new AppError("not_found", `There is no open invitation ${id}.`);
    }
    await recordActivity(transaction, context, {
      action: "invitation.revoke",
      target: { kind: "invitation", id, name: revoked.email },
    });
  });
}
