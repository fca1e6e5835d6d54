import { db } from "#lib/db/connection/client.ts";
import type { Transaction } from "#lib/db/connection/transaction.ts";

type Digest = Uint8Array<ArrayBuffer>;

/** Adds a link, and removes those whose time is over. */
export async function insertWelcomeLink(
  transaction: Transaction,
  tokenHash: Digest,
  expiresAt: Date,
  now: Date,
): Promise<void> {
  await transaction.welcomeLink.deleteMany({
    where: { expiresAt: { lte: now } },
  });
  await transaction.welcomeLink.create({ data: { tokenHash, expiresAt } });
}

/**
 * Takes a link, if its time is not over, and all others with it. Of several that try at once, one gets it.
 *
 * @returns whether it was taken
 */
export async function takeWelcomeLink(
  transaction: Transaction,
  tokenHash: Digest,
  now: Date,
): Promise<boolean> {
  const taken = await transaction.$executeRaw`
    DELETE FROM welcome_link
    WHERE token_hash = ${tokenHash} AND expires_at > ${now}
      AND NOT EXISTS (SELECT FROM member WHERE role = 'admin')`;
  if (taken === 1) await transaction.welcomeLink.deleteMany();
  return taken === 1;
}

/** Whether a link with this digest could be taken now. */
export async function isWelcomeLinkOpen(
  tokenHash: Digest,
  now: Date,
): Promise<boolean> {
  const link = await db().welcomeLink.findFirst({
    where: { tokenHash, expiresAt: { gt: now } },
  });
  return link !== null;
}
