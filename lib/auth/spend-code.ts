import { deleteSession } from "#lib/db/access/sessions.ts";
import { chargeAttempts } from "#lib/db/access/sign-in-throttle.ts";
import { transact } from "#lib/db/connection/transaction.ts";
import { AppError } from "#lib/errors/app-error.ts";
import { forgetSessions, type SignedIn } from "./signed-in.ts";
import { toThrottleKey } from "./throttle-sign-in.ts";

/** Longer than a code is taken: half a minute, and as much before and after for a clock that is off. */
const CODE_SECONDS = 3 * 60;

/** Notes that a member used a code of their authenticator app. @returns whether it was the first time, of any that try at once */
export async function spendCode(
  { member }: SignedIn,
  code: string,
): Promise<boolean> {
  const [charged] = await chargeAttempts([
    {
      key: toThrottleKey("code", member.id, code),
      windowSeconds: CODE_SECONDS,
    },
  ]);
  return charged?.attempts === 1;
}

/**
 * Ends a session that a code began which had been used before: who looked over a shoulder gets nothing by it. Nobody was
 * told of the session.
 *
 * @throws {AppError} `unauthorized`, as for a wrong code
 */
export async function refuseSpentCode({
  sessionId,
  member,
}: SignedIn): Promise<never> {
  await transact((transaction) =>
    deleteSession(transaction, member.id, sessionId),
  );
  forgetSessions();
  throw new AppError("unauthorized", "The code is wrong or has expired.");
}
