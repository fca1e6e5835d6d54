import { deleteMember } from "#lib/db/access/members.ts";
import { transact } from "#lib/db/connection/transaction.ts";
import { recordActivity } from "#lib/services/record-activity.ts";
import { authorizeWhole } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { requireMember } from "./require-member.ts";

/**
 * Removes a member; their sessions end with it. What they did stays in the activity.
 *
 * @throws {AppError} `not_found`; `conflict` when it would leave no admin
 */
export async function removeMember(
  context: Context,
  id: string,
): Promise<void> {
  authorizeWhole(context, "administer");
  await transact(async (transaction) => {
    const member = await requireMember(transaction, id, null);
    await deleteMember(transaction, id);
    await recordActivity(transaction, context, {
      action: "member.remove",
      target: { kind: "member", id, name: member.name },
      details: { before: { email: member.email, role: member.role } },
    });
  });
}
