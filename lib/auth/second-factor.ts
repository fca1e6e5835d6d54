import { z } from "zod";
import { jsonAnswer } from "#lib/http/api/json-answer.ts";
import { readCommand } from "./read-command.ts";
import { askBetterAuth } from "./ask-better-auth.ts";
import { askedBy } from "./asked.ts";
import { readBetterAuthAnswer } from "./better-auth-answer.ts";
import {
  findStarted,
  recordOfMember,
  recordSessionStart,
} from "./record-sign-in.ts";
import { withCookies } from "./sign-in.ts";
import { findSignedIn, forgetSessions } from "./signed-in.ts";
import { refuseSpentCode, spendCode } from "./spend-code.ts";

const codeSchema = z.strictObject({
  code: z.string("takes text").trim().min(1, "is empty").max(40, "is too long"),
});

/** Takes a code of the authenticator app: the second step of signing in, or the last of setting it up. */
export async function verifyTotp(request: Request): Promise<Response> {
  const { code } = await readCommand(request, codeSchema);
  return verify(request, "/two-factor/verify-totp", code.replace(/\s/g, ""));
}

/** Takes a recovery code, which is worth nothing afterwards. */
export async function verifyRecoveryCode(request: Request): Promise<Response> {
  const { code } = await readCommand(request, codeSchema);
  return verify(request, "/two-factor/verify-backup-code", code);
}

async function verify(
  request: Request,
  path: "/two-factor/verify-totp" | "/two-factor/verify-backup-code",
  code: string,
): Promise<Response> {
  const asked = askedBy(request);
  const { signedIn: before } = await findSignedIn(request.headers);
  const response = await askBetterAuth(request, path, { code });
  const body = await readBetterAuthAnswer(response);
  forgetSessions();
  const isTotp = path === "/two-factor/verify-totp";
  const started = before ?? (await findStarted(response));
  // Better Auth takes a code as often as it is entered while its half minute lasts.
  const isSpent = isTotp && started && !(await spendCode(started, code));
  if (before === null) {
    if (isSpent) await refuseSpentCode(started);
    const method = isTotp ? "second_factor" : "recovery_code";
    await recordSessionStart(asked, response, method);
  } else if (!before.member.twoFactor) {
    await recordOfMember(asked, before, "second_factor.change", {
      after: { twoFactor: true },
    });
  }
  return withCookies(jsonAnswer(body), response.headers.getSetCookie());
}
