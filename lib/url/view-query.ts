import type { ViewList } from "#lib/domain/filter/saved-view.ts";

/** What an address may carry that is no part of what a list shows: a place in it. */
const placeKeys = ["cursor"];

/**
 * The query of a list's address in the one spelling by which views are kept and
 * compared: without a place in the list, without what asks for nothing, in
 * alphabetical order. Two addresses that ask for the same have the same.
 */
export function toViewQuery(list: ViewList, params: URLSearchParams): string {
  const pairs = [...params]
    .filter(([key, value]) => value !== "" && !placeKeys.includes(key))
    // The entries page asks for entries by itself.
    .filter(([key]) => list !== "entries" || key !== "entries")
    .map((pair) => new URLSearchParams([pair]).toString());
  return [...new Set(pairs)].sort().join("&");
}
