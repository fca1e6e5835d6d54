import { clientAddress } from "#lib/http/client-address.ts";
import type { Context } from "#lib/services/context.ts";
import { localOperator } from "./local-operator.ts";
import { bearerToken, tokenContext } from "./token-context.ts";

/**
 * Who makes a request of the API: the token that it carries, else who is signed in.
 *
 * @throws {AppError} `unauthorized`; `rate_limited`
 */
export async function requestContext(request: Request): Promise<Context> {
  const token = bearerToken(request.headers);
  return token === null
    ? localOperator()
    : tokenContext(request, token, clientAddress(request.headers));
}
