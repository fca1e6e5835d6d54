import { randomUUID } from "node:crypto";
import { env } from "#lib/env.ts";
import {
  acceptedInvitationSchema,
  firstAdminSchema,
  signInSchema,
} from "#lib/domain/access/member.ts";
import { AppError } from "#lib/errors/app-error.ts";
import { jsonAnswer } from "#lib/http/api/json-answer.ts";
import { readCommand } from "./read-command.ts";
import { acceptInvitation } from "#lib/auth/welcome/accept-invitation.ts";
import { createFirstAdmin } from "#lib/auth/welcome/create-first-admin.ts";
import { askBetterAuth } from "./ask-better-auth.ts";
import { type Asked, askedBy } from "./asked.ts";
import { readBetterAuthAnswer } from "./better-auth-answer.ts";
import { findKnownDevice, knownDeviceCookie } from "./known-device.ts";
import { recordRefusedSignIn, recordSessionStart } from "./record-sign-in.ts";
import { inStrangersTurn } from "./strangers-turn.ts";
import { admitSignIn } from "./throttle-sign-in.ts";

type Credentials = {
  readonly email: string;
  readonly password: string;
  readonly rememberMe?: boolean | undefined;
};

/**
 * Signs in with e-mail and password: a session cookie, or `twoFactorRedirect` where a code is still needed.
 *
 * @throws {AppError} `unauthorized`, the same for every reason; `rate_limited`; `unavailable` when
 * too many are signing in
 */
export async function signInWithPassword(request: Request): Promise<Response> {
  const credentials = await readCommand(request, signInSchema);
  const { email } = credentials;
  const asked = askedBy(request);
  const knownDevice = findKnownDevice(request.headers.get("cookie"), email);
  const admitted = await admitSignIn({
    email,
    remoteAddress: asked.remoteAddress,
    knownDevice,
  });
  try {
    const answer = await inStrangersTurn(knownDevice !== null, () =>
      startSession(
        request,
        asked,
        mayUsePassword(email)
          ? credentials
          : // Fails like any wrong one, and as slowly: nothing tells whose is taken.
            { ...credentials, password: randomUUID() },
      ),
    );
    await admitted.succeed();
    return answer;
  } catch (error) {
    if (error instanceof AppError && error.code === "unauthorized") {
      await recordRefusedSignIn(asked, email);
    }
    if (error instanceof AppError && error.code === "unavailable") {
      await admitted.withdraw();
    }
    throw error;
  }
}

function mayUsePassword(email: string): boolean {
  const { passwordSignIn, breakGlassEmail } = env();
  return passwordSignIn || email.toLowerCase() === breakGlassEmail;
}

/**
 * Makes the first admin of whoever holds the link that was printed, and signs them in.
 *
 * @throws {AppError} as `createFirstAdmin` does
 */
export async function welcomeFirstAdmin(request: Request): Promise<Response> {
  const given = await readCommand(request, firstAdminSchema);
  const asked = askedBy(request);
  await createFirstAdmin(asked, given);
  return startSession(request, asked, given);
}

/**
 * Makes a member of whoever holds an invitation, and signs them in.
 *
 * @throws {AppError} as `acceptInvitation` does
 */
export async function welcomeInvited(request: Request): Promise<Response> {
  const given = await readCommand(request, acceptedInvitationSchema);
  const asked = askedBy(request);
  const { email } = await acceptInvitation(asked, given);
  return startSession(request, asked, { email, password: given.password });
}

async function startSession(
  request: Request,
  asked: Asked,
  { email, password, rememberMe }: Credentials,
): Promise<Response> {
  const response = await askBetterAuth(request, "/sign-in/email", {
    email,
    password,
    ...(rememberMe !== undefined && { rememberMe }),
  });
  const body = await readBetterAuthAnswer(response);
  await recordSessionStart(asked, response, "password");
  return withCookies(jsonAnswer(body), [
    ...response.headers.getSetCookie(),
    knownDeviceCookie(email),
  ]);
}

export function withCookies(
  answer: Response,
  setCookies: readonly string[],
): Response {
  for (const cookie of setCookies) answer.headers.append("set-cookie", cookie);
  return answer;
}
