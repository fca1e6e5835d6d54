import { trustedOrigins } from "#lib/http/trusted-origin.ts";
import { AppError } from "#lib/errors/app-error.ts";

const safeMethods = new Set(["GET", "HEAD", "OPTIONS"]);
const ownFetchSites = new Set(["same-origin", "none"]);

/**
 * Refuses what a browser sends on behalf of another site: changes, sign-in
 * included, and reads. A program that is no browser sends neither header, and passes.
 *
 * @param options.isNavigable whether a person may come here by a link on another site
 * @throws {AppError} `forbidden`
 */
export function requireSameOrigin(
  request: { readonly method: string; readonly headers: Headers },
  { isNavigable = false } = {},
): void {
  const { method, headers } = request;
  const fetchSite = headers.get("sec-fetch-site");
  const isOwnSite = fetchSite === null || ownFetchSites.has(fetchSite);
  if (safeMethods.has(method)) {
    if (isOwnSite || (isNavigable && isNavigation(headers))) return;
    throw new AppError("forbidden", "Another site may not read from here.");
  }
  const origin = headers.get("origin");
  const host = headers.get("host");
  if (origin !== null && !trustedOrigins(host).includes(origin)) {
    throw new AppError(
      "forbidden",
      `A page of ${shownOrigin(origin)} may not change anything here. If this is the dashboard's own address, start it with APP_URL set to it.`,
    );
  }
  if (!isOwnSite) {
    throw new AppError(
      "forbidden",
      "A page of another site may not ask for changes here.",
    );
  }
}

/** A link that was followed, in a window of its own: no frame, no image, no script. */
function isNavigation(headers: Headers): boolean {
  return (
    headers.get("sec-fetch-mode") === "navigate" &&
    headers.get("sec-fetch-dest") === "document"
  );
}

/** What a client sent is not repeated, unless it is the address of a site. */
function shownOrigin(origin: string): string {
  return URL.canParse(origin) && new URL(origin).origin === origin
    ? origin
    : "another site";
}
