import type { Transaction } from "#lib/db/connection/transaction.ts";

/** Every column that holds what `APP_SECRET` encrypts. Two-factor sign-in's are texts of Better Auth's own form. */
export const encryptedColumns = [
  "source_key.key_encrypted",
  "source_secret.secret_encrypted",
  "destination.signing_secret_encrypted",
  "destination.headers_encrypted",
] as const;

/** How a stored text is written anew; null where it does not open. */
export type Reencrypt = (
  encrypted: Uint8Array,
) => Uint8Array<ArrayBuffer> | null;

export type UnreadableSecrets = {
  /** Sources of which no address can be shown any more; what is posted there is still received. */
  readonly sourcesOfKeys: readonly string[];
  /** Secrets of sources. */
  readonly secrets: readonly { readonly id: string; readonly source: string }[];
  readonly destinations: readonly {
    readonly id: string;
    readonly name: string;
    readonly secret: boolean;
    readonly headers: boolean;
  }[];
};

/** Keeps everyone else from writing secrets until the transaction ends. */
export async function lockStoredSecrets(
  transaction: Transaction,
): Promise<void> {
  await transaction.$executeRaw`LOCK TABLE source_key, source_secret, destination, member_two_factor IN SHARE ROW EXCLUSIVE MODE`;
}

/**
 * Writes every encrypted text anew.
 *
 * @returns what did not open, and stays as it was
 */
export async function reencryptStoredSecrets(
  transaction: Transaction,
  reencrypt: Reencrypt,
): Promise<UnreadableSecrets> {
  const sourcesOfKeys = new Set<string>();
  for (const key of await transaction.sourceKey.findMany()) {
    const keyEncrypted = reencrypt(key.keyEncrypted);
    if (keyEncrypted === null) sourcesOfKeys.add(key.sourceId);
    else
      await transaction.sourceKey.update({
        where: { id: key.id },
        data: { keyEncrypted },
      });
  }
  const secrets = [];
  const stored = await transaction.sourceSecret.findMany({
    include: { source: { select: { name: true } } },
  });
  for (const { id, source, ...secret } of stored) {
    const secretEncrypted = reencrypt(secret.secretEncrypted);
    if (secretEncrypted === null) secrets.push({ id, source: source.name });
    else
      await transaction.sourceSecret.update({
        where: { id },
        data: { secretEncrypted },
      });
  }
  return {
    sourcesOfKeys: [...sourcesOfKeys],
    secrets,
    destinations: await reencryptDestinations(transaction, reencrypt),
  };
}

async function reencryptDestinations(
  transaction: Transaction,
  reencrypt: Reencrypt,
): Promise<UnreadableSecrets["destinations"]> {
  const unreadable = [];
  for (const one of await transaction.destination.findMany()) {
    const signingSecretEncrypted =
      one.signingSecretEncrypted && reencrypt(one.signingSecretEncrypted);
    const headersEncrypted =
      one.headersEncrypted && reencrypt(one.headersEncrypted);
    const secret =
      one.signingSecretEncrypted !== null && !signingSecretEncrypted;
    const headers = one.headersEncrypted !== null && !headersEncrypted;
    if (secret || headers)
      unreadable.push({ id: one.id, name: one.name, secret, headers });
    await transaction.destination.update({
      where: { id: one.id },
      data: {
        ...(signingSecretEncrypted && { signingSecretEncrypted }),
        ...(headersEncrypted && { headersEncrypted }),
      },
    });
  }
  return unreadable;
}

/** Gives each source a further key, so that it has an address that can be shown. */
export async function addSourceKeys(
  transaction: Transaction,
  keys: readonly {
    readonly id: string;
    readonly sourceId: string;
    readonly keyHash: Uint8Array<ArrayBuffer>;
    readonly keyEncrypted: Uint8Array<ArrayBuffer>;
  }[],
): Promise<void> {
  await transaction.sourceKey.createMany({ data: [...keys] });
}

export async function replaceSourceSecret(
  transaction: Transaction,
  id: string,
  secretEncrypted: Uint8Array<ArrayBuffer>,
): Promise<void> {
  await transaction.sourceSecret.update({
    where: { id },
    data: { secretEncrypted },
  });
}

/** Pauses a destination and forgets what of it does not open. */
export async function forgetDestinationSecrets(
  transaction: Transaction,
  { id, secret, headers }: UnreadableSecrets["destinations"][number],
  now: Date,
): Promise<void> {
  await transaction.destination.update({
    where: { id },
    data: {
      pausedAt: now,
      ...(secret && { signingSecretEncrypted: null }),
      ...(headers && { headersEncrypted: null }),
    },
  });
}

/** The second factors as Better Auth keeps them. */
export function selectTwoFactors(transaction: Transaction): Promise<
  {
    id: string;
    userId: string;
    secret: string;
    backupCodes: string;
  }[]
> {
  return transaction.memberTwoFactor.findMany({
    select: { id: true, userId: true, secret: true, backupCodes: true },
  });
}

export async function updateTwoFactor(
  transaction: Transaction,
  id: string,
  data: { readonly secret: string; readonly backupCodes: string },
): Promise<void> {
  await transaction.memberTwoFactor.update({ where: { id }, data });
}

/** Turns a member's second factor off: it can be set up anew. */
export async function deleteTwoFactor(
  transaction: Transaction,
  { id, userId }: { readonly id: string; readonly userId: string },
): Promise<void> {
  await transaction.memberTwoFactor.delete({ where: { id } });
  await transaction.member.update({
    where: { id: userId },
    data: { twoFactorEnabled: false },
  });
}

/** Ends every session: their cookies were signed with the secret before. @returns how many */
export async function deleteSessions(
  transaction: Transaction,
): Promise<number> {
  const { count } = await transaction.memberSession.deleteMany();
  return count;
}
