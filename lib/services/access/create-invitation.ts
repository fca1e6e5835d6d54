import { v7 as uuidv7 } from "uuid";
import {
  hashOneTimeToken,
  makeOneTimeToken,
} from "#lib/crypto/one-time-token.ts";
import { insertInvitation } from "#lib/db/access/invitations.ts";
import { findMemberByEmail } from "#lib/db/access/members.ts";
import { transact } from "#lib/db/connection/transaction.ts";
import type {
  MadeInvitation,
  NewInvitation,
} from "#lib/domain/access/member.ts";
import { env } from "#lib/env.ts";
import { AppError } from "#lib/errors/app-error.ts";
import { recordActivity } from "#lib/services/record-activity.ts";
import { authorizeWhole } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";

const DAY_MS = 24 * 60 * 60 * 1_000;
const DEFAULT_DAYS = 7;
const MAX_DAYS = 90;

/**
 * Invites someone: the link is shown this once, works once, and makes them a member with this role.
 *
 * @throws {AppError} `conflict` when the address is a member's; `invalid_request` for a time that is past or more than 90 days ahead
 */
export async function createInvitation(
  context: Context,
  { email, role, expiresAt: asked }: NewInvitation,
): Promise<MadeInvitation> {
  authorizeWhole(context, "administer");
  const expiresAt = expiry(context.now, asked);
  if (await findMemberByEmail(email)) {
    throw new AppError("conflict", `${email} is a member already.`, {
      field: "email",
    });
  }
  const id = uuidv7();
  const token = makeOneTimeToken();
  await transact(async (transaction) => {
    await insertInvitation(transaction, {
      id,
      email,
      role,
      expiresAt,
      tokenHash: hashOneTimeToken(token),
      invitedBy: context.actor.kind === "member" ? context.actor.id : null,
    });
    await recordActivity(transaction, context, {
      action: "invitation.create",
      target: { kind: "invitation", id, name: email },
      details: { after: { role, expiresAt: expiresAt.toISOString() } },
    });
  });
  return { id, url: `${env().appUrl}/welcome?invitation=${token}` };
}

function expiry(now: Date, asked: string | undefined): Date {
  if (asked === undefined) {
    return new Date(now.getTime() + DEFAULT_DAYS * DAY_MS);
  }
  const at = new Date(asked);
  if (at <= now || at.getTime() > now.getTime() + MAX_DAYS * DAY_MS) {
    throw new AppError(
      "invalid_request",
      `“expiresAt” takes a time within the next ${String(MAX_DAYS)} days.`,
      { field: "expiresAt" },
    );
  }
  return at;
}
