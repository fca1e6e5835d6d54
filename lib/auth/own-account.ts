import { z } from "zod";
import { passwordProblem } from "#lib/domain/access/password-policy.ts";
import { AppError } from "#lib/errors/app-error.ts";
import { jsonAnswer } from "#lib/http/api/json-answer.ts";
import { readCommand } from "./read-command.ts";
import { askBetterAuth } from "./ask-better-auth.ts";
import { type Asked, askedBy } from "./asked.ts";
import { readBetterAuthAnswer } from "./better-auth-answer.ts";
import { findKnownDevice } from "./known-device.ts";
import { recordOfMember } from "./record-sign-in.ts";
import { withCookies } from "./sign-in.ts";
import { findSignedIn, forgetSessions, type SignedIn } from "./signed-in.ts";
import { admitSignIn } from "./throttle-sign-in.ts";

const passwordSchema = z.string("takes text").min(1, "is empty").max(1_024);
const confirmedSchema = z.strictObject({ password: passwordSchema });
const newPasswordSchema = z.strictObject({
  currentPassword: passwordSchema,
  newPassword: passwordSchema,
});

/** Ends the session that asks. It is no failure when there is none. */
export async function signOut(request: Request): Promise<Response> {
  const { signedIn } = await findSignedIn(request.headers);
  const response = await askBetterAuth(request, "/sign-out", {});
  forgetSessions();
  if (signedIn) await recordOfMember(askedBy(request), signedIn, "session.end");
  return withCookies(
    jsonAnswer({ signedOut: true }),
    response.headers.getSetCookie(),
  );
}

/** Changes the password of who asks, and ends their other sessions. */
export async function changePassword(request: Request): Promise<Response> {
  const given = await readCommand(request, newPasswordSchema);
  return withPassword(request, async (asked, signedIn) => {
    const problem = passwordProblem(given.newPassword, signedIn.member.email);
    if (problem !== null) {
      throw new AppError("invalid_request", problem, { field: "newPassword" });
    }
    const response = await askBetterAuth(request, "/change-password", {
      ...given,
      revokeOtherSessions: true,
    });
    await readBetterAuthAnswer(response.clone());
    await recordOfMember(asked, signedIn, "password.change");
    return response;
  });
}

/** Begins to set up an authenticator app: answers its address and the recovery codes, shown this once. */
export async function enableTwoFactor(request: Request): Promise<Response> {
  const { password } = await readCommand(request, confirmedSchema);
  return withPassword(request, () =>
    askBetterAuth(request, "/two-factor/enable", { password }),
  );
}

export async function disableTwoFactor(request: Request): Promise<Response> {
  const { password } = await readCommand(request, confirmedSchema);
  return withPassword(request, async (asked, signedIn) => {
    const response = await askBetterAuth(request, "/two-factor/disable", {
      password,
    });
    await readBetterAuthAnswer(response.clone());
    await recordOfMember(asked, signedIn, "second_factor.change", {
      after: { twoFactor: false },
    });
    return response;
  });
}

/** New recovery codes; the earlier ones are worth nothing from now on. */
export async function renewRecoveryCodes(request: Request): Promise<Response> {
  const { password } = await readCommand(request, confirmedSchema);
  return withPassword(request, async (asked, signedIn) => {
    const response = await askBetterAuth(
      request,
      "/two-factor/generate-backup-codes",
      { password },
    );
    await readBetterAuthAnswer(response.clone());
    await recordOfMember(asked, signedIn, "second_factor.change", {
      after: { recoveryCodes: "renewed" },
    });
    return response;
  });
}

/** Guesses of a password are counted here as at signing in: who found an open screen is no owner. */
async function withPassword(
  request: Request,
  act: (asked: Asked, signedIn: SignedIn) => Promise<Response>,
): Promise<Response> {
  const { signedIn } = await findSignedIn(request.headers);
  if (signedIn === null) throw new AppError("unauthorized", "Sign in first.");
  const asked = askedBy(request);
  const { email } = signedIn.member;
  const admitted = await admitSignIn({
    email,
    remoteAddress: asked.remoteAddress,
    knownDevice: findKnownDevice(request.headers.get("cookie"), email),
  });
  const response = await act(asked, signedIn);
  const body = await readBetterAuthAnswer(response);
  await admitted.succeed();
  forgetSessions();
  return withCookies(jsonAnswer(body), response.headers.getSetCookie());
}
