import { clientAddress } from "#lib/http/client-address.ts";
import type { Context } from "#lib/services/context.ts";
import { memberContext } from "./member-context.ts";
import { bearerToken, tokenContext } from "./token-context.ts";

/**
 * Who makes a request of the API: the token that it carries, else who is signed in.
 *
 * @throws {AppError} `unauthorized`; `rate_limited`; `unavailable` when the database cannot be asked
 */
export async function requestContext(request: Request): Promise<Context> {
  const token = bearerToken(request.headers);
  return token === null
    ? memberContext(request.headers)
    : tokenContext(request, token, clientAddress(request.headers));
}
