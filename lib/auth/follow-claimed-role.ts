import {
  countAdmins,
  findMember,
  lockAdmins,
  updateMemberRow,
} from "#lib/db/access/members.ts";
import { transact } from "#lib/db/connection/transaction.ts";
import type { Role } from "#lib/domain/access/role.ts";
import { recordActivity } from "#lib/services/record-activity.ts";
import type { Asked } from "./asked.ts";
import { forgetSessions } from "./signed-in.ts";

/** Gives a member the role that their claims stand for. The last admin stays one: else nobody could set it right. */
export async function followClaimedRole(
  asked: Asked,
  memberId: string,
  role: Role,
): Promise<void> {
  await transact(async (transaction) => {
    await lockAdmins(transaction);
    const member = await findMember(memberId, transaction);
    if (member === null || member.role === role) return;
    const isLastAdmin =
      member.role === "admin" && (await countAdmins(transaction)) === 1;
    if (!isLastAdmin) await updateMemberRow(transaction, memberId, { role });
    await recordActivity(
      transaction,
      { ...asked, actor: { kind: "system", name: "Identity provider" } },
      {
        action: "member.change",
        outcome: isLastAdmin ? "refused" : "done",
        target: { kind: "member", id: memberId, name: member.name },
        details: { before: { role: member.role }, after: { role } },
      },
    );
  });
  forgetSessions();
}
