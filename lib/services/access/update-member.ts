import { updateMemberRow } from "#lib/db/access/members.ts";
import { transact } from "#lib/db/connection/transaction.ts";
import type { Member, MemberChange } from "#lib/domain/access/member.ts";
import { recordActivity } from "#lib/services/record-activity.ts";
import { authorizeWhole } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { requireMember } from "./require-member.ts";
import { getMember } from "./list-members.ts";

/**
 * Changes a member's name or role; the role counts from their next request on.
 *
 * @throws {AppError} `not_found`; `conflict` when it would leave no admin
 */
export async function updateMember(
  context: Context,
  id: string,
  { name, role }: MemberChange,
): Promise<Member> {
  authorizeWhole(context, "administer");
  await transact(async (transaction) => {
    const member = await requireMember(transaction, id, role);
    await updateMemberRow(transaction, id, {
      ...(name !== undefined && { name }),
      ...(role !== undefined && { role }),
    });
    await recordActivity(transaction, context, {
      action: "member.change",
      target: { kind: "member", id, name: member.name },
      details: {
        before: { name: member.name, role: member.role },
        after: { name: name ?? member.name, role: role ?? member.role },
      },
    });
  });
  return getMember(context, id);
}
