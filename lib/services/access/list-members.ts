import { type MemberRow, selectMembers } from "#lib/db/access/members.ts";
import type { Member } from "#lib/domain/access/member.ts";
import { AppError } from "#lib/errors/app-error.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";

/** Everyone who may sign in, by name. */
export async function listMembers(context: Context): Promise<Member[]> {
  authorize(context, "administer");
  return (await selectMembers()).map(toMember);
}

/** @throws {AppError} `not_found` */
export async function getMember(context: Context, id: string): Promise<Member> {
  authorize(context, "administer");
  const [row] = await selectMembers(id);
  if (!row) throw new AppError("not_found", `There is no member ${id}.`);
  return toMember(row);
}

function toMember({
  twoFactorEnabled,
  createdAt,
  lastSeenAt,
  ...member
}: MemberRow): Member {
  return {
    ...member,
    twoFactor: twoFactorEnabled,
    createdAt: createdAt.toISOString(),
    lastSeenAt: lastSeenAt?.toISOString() ?? null,
  };
}
