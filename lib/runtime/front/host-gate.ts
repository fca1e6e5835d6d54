import type { IncomingMessage } from "node:http";

const LOOPBACK_HOST =
  /^(localhost|[a-z0-9-]+\.localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i;

/** Headers that proxies and tunnels add: such a request came from elsewhere, whatever host it names. */
const forwarded = [
  "forwarded",
  "x-forwarded-for",
  "x-forwarded-host",
  "x-real-ip",
  "cf-connecting-ip",
  "via",
] as const;

/**
 * Whether a request may reach the dashboard. Until accounts exist only a
 * browser on this machine may: a request for another host name (a tunnel, or a
 * page that rebinds its name to loopback) reaches the webhook door and nothing else.
 */
export function isLocalRequest(request: IncomingMessage): boolean {
  const { host } = request.headers;
  if (host === undefined || !LOOPBACK_HOST.test(host)) return false;
  return forwarded.every((name) => request.headers[name] === undefined);
}
