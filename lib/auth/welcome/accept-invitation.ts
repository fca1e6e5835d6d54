import { hashOneTimeToken } from "#lib/crypto/one-time-token.ts";
import {
  findInvitationByToken,
  takeInvitation,
} from "#lib/db/access/invitations.ts";
import {
  findMemberByEmail,
  insertMember,
  lockAdmins,
} from "#lib/db/access/members.ts";
import { transact } from "#lib/db/connection/transaction.ts";
import { AppError } from "#lib/errors/app-error.ts";
import {
  recordActivity,
  type Recorder,
} from "#lib/services/record-activity.ts";
import { requireSoundPassword, toNewMember } from "./new-member.ts";

type Asked = Omit<Recorder, "actor">;

/**
 * Makes a member of whoever holds the link of an invitation. Of two who use it at once, one becomes member.
 *
 * @returns the e-mail address to sign in with
 * @throws {AppError} `forbidden` when the link was used, revoked or is over; `invalid_request` for a
 * password that would be guessed, and then the link still stands
 */
export async function acceptInvitation(
  asked: Asked,
  input: {
    readonly token: string;
    readonly name?: string | undefined;
    readonly password: string;
  },
): Promise<{ email: string }> {
  const tokenHash = hashOneTimeToken(input.token);
  const invitation = await findInvitationByToken(tokenHash, asked.now);
  if (invitation === null) throw invitationIsOver();
  const { email, role } = invitation;
  requireSoundPassword(input.password, email);
  const member = await toNewMember({ ...input, email, role });
  await transact(async (transaction) => {
    await lockAdmins(transaction);
    const taken = await takeInvitation(transaction, tokenHash, asked.now);
    // Two invitations of one address may be under way; the second finds a member.
    if (taken === null || (await findMemberByEmail(email)) !== null) {
      throw invitationIsOver();
    }
    await insertMember(transaction, member);
    await recordActivity(
      transaction,
      { ...asked, actor: { kind: "member", id: member.id, name: member.name } },
      {
        action: "invitation.accept",
        target: { kind: "invitation", id: taken.id, name: email },
        details: { after: { role } },
      },
    );
  });
  return { email };
}

function invitationIsOver(): AppError {
  return new AppError(
    "forbidden",
    "This invitation was used or withdrawn, or it has expired. Ask an admin for a new one.",
  );
}
