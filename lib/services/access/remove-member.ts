import {
  countAdmins,
  deleteMember,
  findMember,
  lockAdmins,
} from "#lib/db/access/members.ts";
import { transact } from "#lib/db/connection/transaction.ts";
import { AppError } from "#lib/errors/app-error.ts";
import { recordActivity } from "#lib/services/record-activity.ts";
import { authorizeWhole } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";

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
    await lockAdmins(transaction);
    const member = await findMember(id, transaction);
    if (member === null) {
      throw new AppError("not_found", `There is no member ${id}.`);
    }
    if (member.role === "admin" && (await countAdmins(transaction)) === 1) {
      throw new AppError(
        "conflict",
        `${member.email} is the only admin: make another one first.`,
      );
    }
    await deleteMember(transaction, id);
    await recordActivity(transaction, context, {
      action: "member.remove",
      target: { kind: "member", id, name: member.name },
      details: { before: { email: member.email, role: member.role } },
    });
  });
}
