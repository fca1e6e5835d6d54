import type { Context } from "#lib/services/context.ts";
import { localOperator } from "./local-operator.ts";

/** Who makes a request of the API. */
// eslint-disable-next-line @typescript-eslint/require-await -- Whoever it is will be looked up.
export async function requestContext(_request: Request): Promise<Context> {
  return localOperator();
}
