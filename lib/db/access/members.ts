import type { Role } from "#lib/domain/access/role.ts";
import { db } from "#lib/db/connection/client.ts";
import type { Transaction } from "#lib/db/connection/transaction.ts";

const CREDENTIAL_PROVIDER = "credential";
/** Held while who is an admin is decided, so that two cannot each remove the other as the last but one. */
const ADMINS_LOCK = 7_201_614;

export type NewMember = {
  readonly id: string;
  readonly credentialId: string;
  readonly name: string;
  /** In lower case. */
  readonly email: string;
  readonly role: Role;
  readonly passwordHash: string;
};

export type MemberRow = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly twoFactorEnabled: boolean;
  readonly createdAt: Date;
  readonly lastSeenAt: Date | null;
};

/** Inserts a member who signs in with a password. */
export async function insertMember(
  transaction: Transaction,
  { credentialId, passwordHash, ...member }: NewMember,
): Promise<void> {
  await transaction.member.create({
    data: {
      ...member,
      emailVerified: true,
      updatedAt: new Date(),
      credentials: {
        create: {
          id: credentialId,
          accountId: member.id,
          providerId: CREDENTIAL_PROVIDER,
          password: passwordHash,
          updatedAt: new Date(),
        },
      },
    },
  });
}

/** Whether a member can sign in by that provider. */
export async function hasCredential(
  memberId: string,
  providerId: string,
): Promise<boolean> {
  const found = await db().memberCredential.findFirst({
    where: { userId: memberId, providerId },
    select: { id: true },
  });
  return found !== null;
}

/** Waits until nobody else decides who is an admin; held to the end of the transaction. */
export async function lockAdmins(transaction: Transaction): Promise<void> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${ADMINS_LOCK})`;
}

export async function countAdmins(transaction?: Transaction): Promise<number> {
  return (transaction ?? db()).member.count({ where: { role: "admin" } });
}

export async function countMembers(transaction?: Transaction): Promise<number> {
  return (transaction ?? db()).member.count();
}

/** Every member, or the one with this id, by name; when they last used a session that still stands. */
export async function selectMembers(id?: string): Promise<MemberRow[]> {
  const rows = await db().member.findMany({
    where: id === undefined ? {} : { id },
    include: {
      sessions: {
        select: { updatedAt: true },
        orderBy: { updatedAt: "desc" },
        take: 1,
      },
    },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  return rows.map(
    ({ id, name, email, role, twoFactorEnabled, createdAt, sessions }) => ({
      id,
      name,
      email,
      role,
      twoFactorEnabled,
      createdAt,
      lastSeenAt: sessions[0]?.updatedAt ?? null,
    }),
  );
}

export async function findMember(
  id: string,
  transaction?: Transaction,
): Promise<{
  id: string;
  name: string;
  email: string;
  role: Role;
} | null> {
  return (transaction ?? db()).member.findUnique({
    where: { id },
    select: { id: true, name: true, email: true, role: true },
  });
}

export async function findMemberByEmail(
  email: string,
): Promise<{ id: string; name: string; role: Role } | null> {
  return db().member.findUnique({
    where: { email },
    select: { id: true, name: true, role: true },
  });
}

export async function updateMemberRow(
  transaction: Transaction,
  id: string,
  change: { readonly name?: string; readonly role?: Role },
): Promise<void> {
  await transaction.member.update({
    where: { id },
    data: { ...change, updatedAt: new Date() },
  });
}

/** Puts a hash in the place of another, which no other member has: both are salted. */
export async function replacePasswordHash(
  old: string,
  passwordHash: string,
): Promise<void> {
  await db().memberCredential.updateMany({
    where: { providerId: CREDENTIAL_PROVIDER, password: old },
    data: { password: passwordHash, updatedAt: new Date() },
  });
}

/** Deletes a member with their sessions and credentials. */
export async function deleteMember(
  transaction: Transaction,
  id: string,
): Promise<void> {
  await transaction.member.delete({ where: { id } });
}
