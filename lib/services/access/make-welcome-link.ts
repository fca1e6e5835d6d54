import {
  hashOneTimeToken,
  makeOneTimeToken,
} from "#lib/crypto/one-time-token.ts";
import { countAdmins } from "#lib/db/access/members.ts";
import { replaceWelcomeLink } from "#lib/db/access/welcome-link.ts";
import { env } from "#lib/env.ts";
import type { Context } from "#lib/services/context.ts";

const HOUR_MS = 60 * 60 * 1_000;

/**
 * A link that makes the first admin, valid once and for an hour. An earlier one is worth nothing from now on.
 *
 * @returns null once there is an admin
 */
export async function makeWelcomeLink(
  context: Context,
): Promise<string | null> {
  if ((await countAdmins()) > 0) return null;
  const token = makeOneTimeToken();
  await replaceWelcomeLink(
    hashOneTimeToken(token),
    new Date(context.now.getTime() + HOUR_MS),
  );
  return `${env().appUrl}/welcome?token=${token}`;
}
