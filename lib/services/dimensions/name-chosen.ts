import { selectNames } from "#lib/db/dimensions/select-names.ts";
import type { Facets } from "#lib/domain/counts/facets.ts";
import type { EventFilter } from "#lib/domain/filter/event-filter.ts";
import type { Context } from "#lib/services/context.ts";
import { authorizeFilter } from "#lib/services/visible.ts";

const kinds = ["segment", "campaign", "distribution"] as const;

type Named = Pick<Facets, (typeof kinds)[number]>;

/**
 * The same facets with what the filter chooses or leaves out where it no longer occurs: counted none, by the name it was last sent with.
 *
 * @throws {AppError} `forbidden`
 */
export async function nameChosen<Of extends Named>(
  context: Context,
  filter: EventFilter,
  facets: Of,
): Promise<Of> {
  authorizeFilter(context, filter);
  const added = await Promise.all(
    kinds.map(async (kind) => {
      const chosen = [...(filter[kind] ?? []), ...(filter[`-${kind}`] ?? [])];
      const gone = chosen.filter(
        (id) => !facets[kind].some((one) => one.id === id),
      );
      const names = await selectNames(context.access.sources, kind, gone);
      const rows = gone.map((id) => ({
        id,
        name: names.get(id) ?? null,
        count: 0,
        exact: true,
      }));
      return [kind, [...facets[kind], ...rows]] as const;
    }),
  );
  return { ...facets, ...Object.fromEntries(added) };
}
