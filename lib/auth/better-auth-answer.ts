import { z } from "zod";
import { AppError, type AppErrorCode } from "#lib/errors/app-error.ts";

const failureSchema = z.object({ code: z.string().optional() });

/** What its refusals are called here; the words of the others are not shown. */
const refusals: Readonly<Record<string, readonly [AppErrorCode, string]>> = {
  INVALID_EMAIL_OR_PASSWORD: [
    "unauthorized",
    "E-mail and password do not match.",
  ],
  INVALID_EMAIL: ["unauthorized", "E-mail and password do not match."],
  INVALID_PASSWORD: ["invalid_request", "The password is wrong."],
  PASSWORD_TOO_LONG: ["unauthorized", "E-mail and password do not match."],
  INVALID_CODE: ["unauthorized", "The code is wrong or has expired."],
  INVALID_BACKUP_CODE: [
    "unauthorized",
    "The recovery code is wrong or was used already.",
  ],
  INVALID_TWO_FACTOR_COOKIE: [
    "unauthorized",
    "This took too long. Enter e-mail and password again.",
  ],
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: [
    "rate_limited",
    "Too many attempts. Enter e-mail and password again.",
  ],
  ACCOUNT_TEMPORARILY_LOCKED: [
    "rate_limited",
    "Too many wrong codes. Try again in 15 minutes.",
  ],
  // It asks the provider again at each attempt until it answered once.
  PROVIDER_NOT_FOUND: [
    "unavailable",
    "The identity provider did not answer. Try again in a minute.",
  ],
  TOTP_NOT_ENABLED: ["invalid_request", "Two-factor sign-in is not set up."],
  TOTP_ALREADY_ENABLED: ["conflict", "Two-factor sign-in is set up already."],
};

/**
 * The body of what Better Auth answered, without the session's token, which belongs in the cookie alone.
 *
 * @throws {AppError} what it refused, in our words
 */
export async function readBetterAuthAnswer(
  response: Response,
): Promise<Record<string, unknown>> {
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) throw toRefusal(response.status, body);
  const fields = z.record(z.string(), z.unknown()).safeParse(body);
  const { token: _token, ...rest } = fields.success ? fields.data : {};
  return rest;
}

function toRefusal(status: number, body: unknown): Error {
  const code = failureSchema.safeParse(body).data?.code ?? "";
  const known = refusals[code];
  if (known) return new AppError(known[0], known[1]);
  if (status === 401) return new AppError("unauthorized", "Sign in first.");
  if (status < 500) {
    return new AppError("invalid_request", "This was not accepted.");
  }
  return new Error(`Better Auth failed with ${String(status)} ${code}.`);
}
