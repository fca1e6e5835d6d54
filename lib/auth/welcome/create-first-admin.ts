import { hashOneTimeToken } from "#lib/crypto/one-time-token.ts";
import { insertMember, lockAdmins } from "#lib/db/access/members.ts";
import {
  isWelcomeLinkOpen,
  takeWelcomeLink,
} from "#lib/db/access/welcome-link.ts";
import { transact } from "#lib/db/connection/transaction.ts";
import { AppError } from "#lib/errors/app-error.ts";
import { recordActivity } from "#lib/services/record-activity.ts";
import type { Recorder } from "#lib/services/record-activity.ts";
import { requireSoundPassword, toNewMember } from "./new-member.ts";

type Asked = Omit<Recorder, "actor">;

/**
 * Makes the first admin for whoever holds the link that the server printed. Of
 * two who use it at once, one becomes admin.
 *
 * @throws {AppError} `forbidden` when the link was used, is over, or there is an admin; `invalid_request`
 * for a password that would be guessed, and then the link still stands
 */
export async function createFirstAdmin(
  asked: Asked,
  input: {
    readonly token: string;
    readonly email: string;
    readonly password: string;
  },
): Promise<void> {
  const tokenHash = hashOneTimeToken(input.token);
  if (!(await isWelcomeLinkOpen(tokenHash, asked.now))) throw linkIsOver();
  requireSoundPassword(input.password, input.email);
  const member = await toNewMember({ ...input, role: "admin" });
  await transact(async (transaction) => {
    await lockAdmins(transaction);
    if (!(await takeWelcomeLink(transaction, tokenHash, asked.now))) {
      throw linkIsOver();
    }
    await insertMember(transaction, member);
    await recordActivity(
      transaction,
      { ...asked, actor: { kind: "member", id: member.id, name: member.name } },
      {
        action: "member.create",
        target: { kind: "member", id: member.id, name: member.name },
        details: { after: { email: member.email, role: member.role } },
      },
    );
  });
}

function linkIsOver(): AppError {
  return new AppError(
    "forbidden",
    "This link was used or is more than an hour old. “npm run welcome-link” prints a new one while there is no admin.",
  );
}
