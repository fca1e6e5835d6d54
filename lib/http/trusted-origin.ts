import { env } from "#lib/env.ts";

const loopbackHost =
  /^(localhost|[a-z0-9-]+\.localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i;

/**
 * The origins from which a browser may sign in and change something: the one
 * of `APP_URL`; where that is not set, also the loopback host that was asked.
 *
 * @param host the request's `Host` header
 */
export function trustedOrigins(host: string | null): string[] {
  const { appUrl, isAppUrlGiven } = env();
  const own = [new URL(appUrl).origin];
  if (isAppUrlGiven || host === null || !loopbackHost.test(host)) return own;
  return [...own, new URL(`http://${host}`).origin];
}
