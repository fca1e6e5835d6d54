/**
 * What it takes to come to an address:
 *
 * - `open`: nothing. Signing in, and whether this server lives.
 * - `api`: a session or a token; without, 401 as JSON.
 * - `page`: a session; without, the way leads to signing in.
 *
 * Whatever is not named here takes a session.
 */
export type Place = "open" | "api" | "page";

const openPages = new Set(["/sign-in", "/welcome"]);
const openRoutes = new Set(["/api/health/live", "/api/health/ready"]);

/** @param pathname as it was sent: an odd spelling of an open address is not open */
export function placeOf(pathname: string): Place {
  if (openPages.has(pathname) || openRoutes.has(pathname)) return "open";
  if (pathname.startsWith("/api/auth/")) return "open";
  return pathname === "/api" || pathname.startsWith("/api/") ? "api" : "page";
}
