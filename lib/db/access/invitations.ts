import type { Role } from "#lib/domain/access/role.ts";
import { db } from "#lib/db/connection/client.ts";
import type { Transaction } from "#lib/db/connection/transaction.ts";

type Digest = Uint8Array<ArrayBuffer>;

export type InvitationRow = {
  readonly id: string;
  /** In lower case. */
  readonly email: string;
  readonly role: Role;
  readonly createdAt: Date;
  readonly expiresAt: Date;
};

const open = (now: Date) => ({
  acceptedAt: null,
  revokedAt: null,
  expiresAt: { gt: now },
});

const shown = {
  id: true,
  email: true,
  role: true,
  createdAt: true,
  expiresAt: true,
} as const;

export async function insertInvitation(
  transaction: Transaction,
  invitation: Omit<InvitationRow, "createdAt"> & {
    readonly tokenHash: Digest;
    readonly invitedBy: string | null;
  },
): Promise<void> {
  await transaction.invitation.create({ data: invitation });
}

/** Invitations that may still be accepted, newest first. */
export async function selectOpenInvitations(
  now: Date,
): Promise<InvitationRow[]> {
  return db().invitation.findMany({
    where: open(now),
    select: shown,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
}

/** The newest invitation of an e-mail address that may still be accepted. */
export async function findOpenInvitation(
  email: string,
  now = new Date(),
): Promise<InvitationRow | null> {
  return db().invitation.findFirst({
    where: { ...open(now), email: email.toLowerCase() },
    select: shown,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
}

export async function findInvitationByToken(
  tokenHash: Digest,
  now: Date,
): Promise<InvitationRow | null> {
  return db().invitation.findFirst({
    where: { ...open(now), tokenHash },
    select: shown,
  });
}

/**
 * Takes an invitation, in one statement, so that of several that try at once one gets it.
 *
 * @returns null when it is not there, over, taken or revoked
 */
export async function takeInvitation(
  transaction: Transaction,
  tokenHash: Digest,
  now: Date,
): Promise<{ id: string; email: string; role: Role } | null> {
  const [taken] = await transaction.invitation.updateManyAndReturn({
    where: { ...open(now), tokenHash },
    data: { acceptedAt: now },
    select: { id: true, email: true, role: true },
  });
  return taken ?? null;
}

/** Closes every open invitation of an address that has become a member another way. */
export async function closeInvitationsOf(
  email: string,
  now: Date,
): Promise<void> {
  await db().invitation.updateMany({
    where: { ...open(now), email: email.toLowerCase() },
    data: { acceptedAt: now },
  });
}

/** @returns the invitation as it was; null when there was none to revoke */
export async function revokeInvitationRow(
  transaction: Transaction,
  id: string,
  now: Date,
): Promise<{ email: string; role: Role } | null> {
  const [revoked] = await transaction.invitation.updateManyAndReturn({
    where: { ...open(now), id },
    data: { revokedAt: now },
    select: { email: true, role: true },
  });
  return revoked ?? null;
}
