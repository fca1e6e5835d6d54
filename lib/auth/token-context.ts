import { randomUUID } from "node:crypto";
import { AppError } from "#lib/errors/app-error.ts";
import { countTokenRequest } from "#lib/services/pending-activity.ts";
import type { Context } from "#lib/services/context.ts";
import { authenticateToken } from "#lib/services/tokens/authenticate-token.ts";
import type { TokenAllowance } from "#lib/services/token-limits.ts";

/** The token of `Authorization: Bearer …`; null without that header, or with one of another scheme. */
export function bearerToken(headers: Headers): string | null {
  const [scheme, token = ""] = headers.get("authorization")?.split(" ") ?? [];
  return scheme?.toLowerCase() === "bearer" ? token.trim() : null;
}

const allowances = new WeakMap<Request, TokenAllowance>();

/**
 * Who makes a request with a token, which counts against the token's limit.
 *
 * @throws {AppError} `unauthorized` when there is no such token in use; `rate_limited`
 */
export async function tokenContext(
  request: Request,
  token: string,
  remoteAddress: string | null,
): Promise<Context> {
  const now = new Date();
  const found = await authenticateToken(token, now);
  if (!found) {
    throw new AppError(
      "unauthorized",
      "This token is unknown, expired or revoked.",
    );
  }
  const { id, name, role, sources } = found;
  const context: Context = {
    actor: { kind: "token", id, name },
    now,
    requestId: randomUUID(),
    remoteAddress,
    access: { role, sources },
  };
  const allowance = countTokenRequest(context);
  allowances.set(request, allowance);
  if (allowance.isExceeded) {
    throw new AppError(
      "rate_limited",
      `This token may make ${String(allowance.limit)} requests a minute.`,
      { retryAfterSeconds: allowance.resetSeconds },
    );
  }
  return context;
}

/** Adds to an answer what is left of the limit of the token that asked, if a token did. */
export function withRateLimit(request: Request, answer: Response): Response {
  const allowance = allowances.get(request);
  if (!allowance) return answer;
  const { limit, remaining, resetSeconds } = allowance;
  answer.headers.set("ratelimit-policy", `"token";q=${String(limit)};w=60`);
  answer.headers.set(
    "ratelimit",
    `"token";r=${String(remaining)};t=${String(resetSeconds)}`,
  );
  return answer;
}
