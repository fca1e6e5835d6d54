import { selectOpenInvitations } from "#lib/db/access/invitations.ts";
import type { Invitation } from "#lib/domain/access/member.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";

/** Invitations that may still be accepted, newest first. */
export async function listInvitations(context: Context): Promise<Invitation[]> {
  authorize(context, "administer");
  const rows = await selectOpenInvitations(context.now);
  return rows.map(({ id, email, role, createdAt, expiresAt }) => ({
    id,
    email,
    role,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
  }));
}
