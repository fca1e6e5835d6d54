const YEAR_SECONDS = 31_536_000;

/** Keeps a choice of the reader's where the server sees it, so that the first paint is already right; an empty one is forgotten. */
export function keepInCookie(name: string, value: string): void {
  const age = value === "" ? 0 : YEAR_SECONDS;
  document.cookie = `${name}=${encodeURIComponent(value)}; Path=/; Max-Age=${String(age)}; SameSite=Lax`;
}
