import { env } from "#lib/env.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";

/** The host and port of the proxy that replays go through, without its credentials; null where there is none. @throws {AppError} `forbidden` */
export function getEgressProxy(context: Context): string | null {
  authorize(context, "operate");
  const { egressProxy } = env();
  return egressProxy === null ? null : new URL(egressProxy).host;
}
