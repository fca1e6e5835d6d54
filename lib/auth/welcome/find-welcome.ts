import { hashOneTimeToken } from "#lib/crypto/one-time-token.ts";
import { findInvitationByToken } from "#lib/db/access/invitations.ts";
import { isWelcomeLinkOpen } from "#lib/db/access/welcome-link.ts";
import type { Role } from "#lib/domain/access/role.ts";

/** Whether the link of the first admin still works. */
export function isFirstAdminLinkOpen(
  token: string,
  now: Date,
): Promise<boolean> {
  return isWelcomeLinkOpen(hashOneTimeToken(token), now);
}

/** Whom an invitation's link invites, to what; null when it was used, withdrawn or is over. */
export async function findInvitation(
  token: string,
  now: Date,
): Promise<{ readonly email: string; readonly role: Role } | null> {
  const row = await findInvitationByToken(hashOneTimeToken(token), now);
  return row && { email: row.email, role: row.role };
}
