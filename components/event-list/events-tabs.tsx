import type { Tab } from "#components/ui/tabs.tsx";
import {
  type EventFilter,
  type FilterKey,
  withoutKeys,
} from "#lib/domain/filter/event-filter.ts";
import type { Outcome } from "#lib/domain/event/event-values.ts";
import type { Count, ValueCount } from "#lib/domain/counts/facets.ts";
import type { ListKind } from "#components/event-filter/list-kind.ts";
import { TabCount } from "./tab-count.tsx";

/** The keys of a filter that the tabs choose. */
export const eventsTabKeys = [
  "entries",
  "outcome",
  "duplicates",
] as const satisfies FilterKey[];

type Choice = Pick<EventFilter, (typeof eventsTabKeys)[number]>;

const views: readonly {
  readonly key: string;
  readonly label: string;
  readonly choice: Choice;
}[] = [
  { key: "all", label: "All", choice: {} },
  { key: "entries", label: "Entries", choice: { entries: "only" } },
  { key: "others", label: "Other events", choice: { entries: "exclude" } },
  { key: "duplicate", label: "Duplicates", choice: { outcome: ["duplicate"] } },
  { key: "rejected", label: "Rejected", choice: { outcome: ["rejected"] } },
];

/**
 * The events by what became of them.
 *
 * @returns the tabs, and the keys of the filter that the current one shows; a choice that no tab stands for is left to be shown as chips
 */
export function eventsTabs(
  list: ListKind,
  filter: EventFilter,
  counts: {
    readonly all: Count;
    readonly entries: Count;
    readonly others: Count;
    readonly outcome: readonly ValueCount<Outcome>[];
  },
): { tabs: Tab[]; shown: FilterKey[] } {
  const rest = withoutKeys(filter, eventsTabKeys);
  const none = { count: 0, exact: counts.all.exact };
  const countOf = (key: string): Count => {
    if (key === "all") return counts.all;
    if (key === "entries") return counts.entries;
    if (key === "others") return counts.others;
    return counts.outcome.find(({ value }) => value === key) ?? none;
  };
  const tabs = views.map(({ key, label, choice }) => ({
    key,
    label,
    href: list.href({ ...rest, ...choice }),
    current: list.href({ ...rest, ...choice }) === list.href(inOrder(filter)),
    count: <TabCount count={countOf(key)} alarming={key === "rejected"} />,
  }));
  const known = tabs.some(({ current }) => current);
  return { tabs, shown: known ? [...eventsTabKeys] : [] };
}

/** The same filter with the keys of the tabs last, as a tab's own address has them. */
function inOrder(filter: EventFilter): EventFilter {
  const { entries, outcome, duplicates } = filter;
  return {
    ...withoutKeys(filter, eventsTabKeys),
    ...(entries === undefined ? {} : { entries }),
    ...(outcome === undefined ? {} : { outcome }),
    ...(duplicates === undefined ? {} : { duplicates }),
  };
}
