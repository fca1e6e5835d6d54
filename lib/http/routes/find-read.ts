import type { Route } from "./route.ts";

/** A route, and what its path holds in the place of its parameters. */
export type FoundRoute = {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
};

/**
 * The route that answers a GET of a path, if it is one of these. A path in percent codes is left to who
 * can read it.
 *
 * @param path without its query
 */
export function findRead(
  routes: readonly Route[],
  path: string,
): FoundRoute | null {
  if (path.includes("%")) return null;
  const parts = path.split("/");
  for (const route of routes) {
    const params = matchPath(route.operation.path.split("/"), parts);
    if (route.operation.method === "get" && params) return { route, params };
  }
  return null;
}

function matchPath(
  pattern: readonly string[],
  parts: readonly string[],
): Record<string, string> | null {
  if (pattern.length !== parts.length) return null;
  const params: Record<string, string> = {};
  for (const [at, expected] of pattern.entries()) {
    const part = parts[at] ?? "";
    const name = /^\{(.+)\}$/.exec(expected)?.[1];
    if (name === undefined ? part !== expected : part === "") return null;
    if (name !== undefined) params[name] = part;
  }
  return params;
}
