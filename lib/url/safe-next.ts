/** Nowhere: its origin is nobody's. */
const nowhere = "http://nowhere.invalid";

/**
 * Where to go after signing in: a page of this dashboard, however it is
 * spelled; the start page for everything else, so that no link leads away from here.
 */
export function safeNext(next: string | null | undefined): string {
  if (typeof next !== "string" || !next.startsWith("/")) return "/";
  // Browsers take a backslash for a slash, and drop tabs and line ends.
  if (/[\\\p{Cc}]/u.test(next) || !URL.canParse(next, nowhere)) return "/";
  const { origin, pathname, search, hash } = new URL(next, nowhere);
  if (origin !== nowhere || pathname.startsWith("//")) return "/";
  if (/^\/(sign-in|welcome|api)(\/|$)/.test(pathname)) return "/";
  return `${pathname}${search}${hash}`;
}

/** The page for signing in that leads back to an address of this dashboard. */
export function signInHref(next: string): `/sign-in${string}` {
  const safe = safeNext(next);
  return safe === "/"
    ? "/sign-in"
    : `/sign-in?next=${encodeURIComponent(safe)}`;
}
