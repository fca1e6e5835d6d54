import {
  hashOneTimeToken,
  makeOneTimeToken,
} from "#lib/crypto/one-time-token.ts";
import { countAdmins } from "#lib/db/access/members.ts";
import { insertWelcomeLink } from "#lib/db/access/welcome-link.ts";
import { env } from "#lib/env.ts";
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
  await insertWelcomeLink(
    hashOneTimeToken(token),
    new Date(context.now.getTime() + HOUR_MS),
    context.now,
  );
  return `${env().appUrl}/welcome?token=${token}`;
}
