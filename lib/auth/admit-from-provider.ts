import { findOpenInvitation } from "#lib/db/access/invitations.ts";
import { claimedRole } from "./claimed-role.ts";
import { env } from "#lib/env.ts";

type NewMember = { readonly email: string; readonly emailVerified: boolean };

/**
 * Decides about someone whom the identity provider sends and who is no member:
 * they are let in with the role that their claims stand for, else that of their invitation, else `OIDC_DEFAULT_ROLE`.
 *
 * Nobody else is ever made a member by Better Auth.
 *
 * @returns what is to be stored; false lets nobody in
 */
export async function admitFromProvider(
  member: NewMember & Record<string, unknown>,
) {
  if (!member.emailVerified) return false;
  const invitation = await findOpenInvitation(member.email);
  const role =
    claimedRole() ?? invitation?.role ?? env().oidc?.defaultRole ?? null;
  if (role === null) return false;
  return { data: { ...member, name: nameOf(member), role } };
}

function nameOf(member: NewMember & Record<string, unknown>): string {
  const name = typeof member.name === "string" ? member.name.trim() : "";
  return (name === "" ? member.email : name).slice(0, 120);
}
