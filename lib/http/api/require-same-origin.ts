import { AppError } from "#lib/errors/app-error.ts";

const safeMethods = new Set(["GET", "HEAD", "OPTIONS"]);
const ownFetchSites = new Set(["same-origin", "none"]);

/**
 * Refuses what a browser sends on behalf of another site. A program that is no
 * browser sends neither header, and passes.
 *
 * @throws {AppError} `forbidden`
 */
export function requireSameOrigin(request: Request): void {
  if (safeMethods.has(request.method)) return;
  const origin = request.headers.get("origin");
  const fetchSite = request.headers.get("sec-fetch-site");
  const isOwn =
    (origin === null || isHostOf(origin, request.headers.get("host"))) &&
    (fetchSite === null || ownFetchSites.has(fetchSite));
  if (!isOwn) {
    throw new AppError(
      "forbidden",
      "A page of another site may not ask for changes here.",
    );
  }
}

/** False for `null`, the origin of a sandboxed page. */
function isHostOf(origin: string, host: string | null): boolean {
  return URL.canParse(origin) && new URL(origin).host === host;
}
