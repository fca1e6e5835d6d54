import { selectNames } from "#lib/db/dimensions/select-names.ts";
import { selectDestinationNames } from "#lib/db/replays/destinations.ts";
import { selectSources } from "#lib/db/sources/select-sources.ts";
import { describeFilterInSentences } from "#lib/domain/filter/describe-filter.ts";
import type { EventFilter } from "#lib/domain/filter/event-filter.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";

const dimensions = ["segment", "campaign", "distribution"] as const;

/**
 * What a filter selects, in sentences that call things by the names which they have now; by their ids where none is known.
 *
 * @throws {AppError} `forbidden`
 */
export async function describeSelection(
  context: Context,
  filter: EventFilter,
): Promise<string> {
  authorize(context, "operate");
  const { sources: scope } = context.access;
  const [sources, destinations, ...named] = await Promise.all([
    selectSources(scope),
    selectDestinationNames(),
    ...dimensions.map((kind) =>
      selectNames(scope, kind, [
        ...(filter[kind] ?? []),
        ...(filter[`-${kind}`] ?? []),
      ]),
    ),
  ]);
  const toNames = (rows: readonly { id: string; name: string }[]) =>
    new Map(rows.map(({ id, name }) => [id, name]));
  const names = new Map<string, ReadonlyMap<string, string> | undefined>([
    ...dimensions.map((kind, at) => [kind, named[at]] as const),
    ["source", toNames(sources)],
    ["deliveredTo", toNames(destinations)],
    ["notDeliveredTo", toNames(destinations)],
  ]);
  return describeFilterInSentences(
    filter,
    (key, id) => names.get(key)?.get(id) ?? null,
  ).join(" ");
}
