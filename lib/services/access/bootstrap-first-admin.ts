import {
  countMembers,
  insertMember,
  lockAdmins,
} from "#lib/db/access/members.ts";
import { transact } from "#lib/db/connection/transaction.ts";
import { env } from "#lib/env.ts";
import { recordActivity } from "#lib/services/record-activity.ts";
import type { Context } from "#lib/services/context.ts";
import { toNewMember } from "#lib/auth/welcome/new-member.ts";

/**
 * Makes the first admin of the environment's e-mail and password, on the first start of all.
 * Safe in several processes at once.
 */
export async function bootstrapFirstAdmin(context: Context): Promise<void> {
  const given = env().bootstrapAdmin;
  if (given === null || (await countMembers()) > 0) return;
  const member = await toNewMember({ ...given, role: "admin" });
  await transact(async (transaction) => {
    await lockAdmins(transaction);
    if ((await countMembers(transaction)) > 0) return;
    await insertMember(transaction, member);
    await recordActivity(transaction, context, {
      action: "member.create",
      target: { kind: "member", id: member.id, name: member.name },
      details: { after: { email: member.email, role: member.role } },
    });
  });
}
