import { selectMembers } from "#lib/db/access/members.ts";
import type { Member } from "#lib/domain/access/member.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";

/** Everyone who may sign in, by name. */
export async function listMembers(context: Context): Promise<Member[]> {
  authorize(context, "administer");
  const rows = await selectMembers();
  return rows.map(({ twoFactorEnabled, createdAt, lastSeenAt, ...member }) => ({
    ...member,
    twoFactor: twoFactorEnabled,
    createdAt: createdAt.toISOString(),
    lastSeenAt: lastSeenAt?.toISOString() ?? null,
  }));
}
