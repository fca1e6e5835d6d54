/** How many rows a page of a list may have. */
export const pageLimits = [50, 100, 200] as const;
export type PageLimit = (typeof pageLimits)[number];

export const defaultLimit: PageLimit = 50;

/** A limit as an address carries it: not at all, where it is the default. */
export function formatLimit(limit: PageLimit): string {
  return limit === defaultLimit ? "" : String(limit);
}

/** The limit that an address asks for; null where there is no such limit. */
export function parseLimit(text: string): PageLimit | null {
  return pageLimits.find((limit) => String(limit) === text) ?? null;
}
