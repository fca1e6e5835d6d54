import type { GroupKey } from "#components/event-groups/group-keys.ts";
import { GroupMenu } from "#components/event-groups/group-menu.tsx";
import { FilterBar } from "#components/event-filter/filter-bar.tsx";
import { Histogram } from "#components/event-histogram/histogram.tsx";
import { ListHead } from "#components/event-list/list-head.tsx";
import { keptFields } from "#components/event-filter/list-kind.ts";
import { pageContext } from "#lib/auth/page-context.ts";
import { loadDestinationNames } from "#app/replays/load-destination-names.ts";
import { seesPersonalData } from "#lib/services/visible.ts";
import { nameChosen } from "#lib/services/dimensions/name-chosen.ts";
import { timeKeys } from "#lib/domain/filter/absolute-times.ts";
import { withoutKeys } from "#lib/domain/filter/event-filter.ts";
import type { HeadInput, ListDefinition } from "./list-definition.ts";

/** The counts over a list, which may take longer than its rows. */
export async function ListPageHead({
  definition,
  group,
  ...input
}: HeadInput & {
  definition: ListDefinition;
  /** What the rows are counted by; null where they are listed. */
  group: GroupKey | null;
}) {
  const { list, filter, frame } = input;
  const context = await pageContext();
  const [facets, parts, destinations] = await Promise.all([
    input.facets.then((counted) => nameChosen(context, filter, counted)),
    definition.head(input),
    loadDestinationNames(),
  ]);
  return (
    <ListHead
      headline={parts.headline}
      breakdown={parts.breakdown}
      tabsLabel={definition.tabsLabel}
      tabs={parts.tabs}
    >
      <FilterBar
        list={list}
        filter={filter}
        facets={facets}
        destinations={destinations}
        besides={parts.shown}
        frame={frame}
        maySearch={seesPersonalData(context)}
      >
        <GroupMenu list={list} filter={filter} by={group} />
      </FilterBar>
      <Histogram
        buckets={facets.histogram}
        many={list.many}
        untilNow={filter.to === undefined}
        brush={{
          action: list.path,
          kept: keptFields(withoutKeys(filter, timeKeys.received), list.place),
        }}
      />
    </ListHead>
  );
}
