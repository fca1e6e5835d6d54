import {
  hashOneTimeToken,
  makeOneTimeToken,
} from "#lib/crypto/one-time-token.ts";
import { countAdmins } from "#lib/db/access/members.ts";
import { insertWelcomeLink } from "#lib/db/access/welcome-link.ts";
import { transact } from "#lib/db/connection/transaction.ts";
import { env } from "#lib/env.ts";
import { recordActivity } from "#lib/services/record-activity.ts";
import type { Context } from "#lib/services/context.ts";

const HOUR_MS = 60 * 60 * 1_000;

/**
 * A link that makes the first admin, valid once and for an hour. Earlier ones stay valid for theirs: whoever was given
 * one may be about to use it.
 *
 * @returns null once there is an admin
 */
export async function makeWelcomeLink(
  context: Context,
): Promise<string | null> {
  if ((await countAdmins()) > 0) return null;
  const token = makeOneTimeToken();
  const expiresAt = new Date(context.now.getTime() + HOUR_MS);
  await transact(async (transaction) => {
    await insertWelcomeLink(
      transaction,
      hashOneTimeToken(token),
      expiresAt,
      context.now,
    );
    await recordActivity(transaction, context, {
      action: "welcome_link.create",
      details: { expiresAt: expiresAt.toISOString() },
    });
  });
  return `${env().appUrl}/welcome?token=${token}`;
}
