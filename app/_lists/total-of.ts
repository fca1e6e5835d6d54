import type { Count, Facets } from "#lib/domain/counts/facets.ts";

/**
 * How many events were counted; null where counting failed, which the head of the list tells.
 * The table stands without it.
 */
export function totalOf(facets: Promise<Facets>): Promise<Count | null> {
  return facets.then(
    ({ total }) => total,
    () => null,
  );
}
