import { db } from "#lib/db/connection/client.ts";
import type { Transaction } from "#lib/db/connection/transaction.ts";

type Digest = Uint8Array<ArrayBuffer>;

/** Puts a link in the place of an earlier one, which is worth nothing from then on. */
export async function replaceWelcomeLink(
  tokenHash: Digest,
  expiresAt: Date,
): Promise<void> {
  await db().$executeRaw`
    INSERT INTO welcome_link (id, token_hash, expires_at)
    VALUES (1, ${tokenHash}, ${expiresAt})
    ON CONFLICT (id) DO UPDATE SET token_hash = excluded.token_hash, expires_at = excluded.expires_at`;
}

/**
 * Takes the link, if it is this one and its time is not over. Of several that try at once, one gets it.
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
