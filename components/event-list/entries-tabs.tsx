import type { Tab } from "#components/ui/tabs.tsx";
import {
  type EventFilter,
  type FilterKey,
  withoutKeys,
} from "#lib/domain/filter/event-filter.ts";
import type { Purpose } from "#lib/domain/reading/purpose.ts";
import type { Count } from "#lib/domain/counts/facets.ts";
import type { ListKind } from "#components/event-filter/list-kind.ts";
import { TabCount } from "./tab-count.tsx";

const purposes: readonly (readonly [Purpose, string])[] = [
  ["unique_codes", "Unique codes"],
  ["promotion", "Promotions"],
  ["plain_message", "Plain messages"],
];

/**
 * The entries by purpose, and those that need attention.
 *
 * @returns the tabs, and the keys of the filter that the current one shows; a choice that no tab stands for is left to be shown as a chip
 */
export function entriesTabs(
  list: ListKind,
  filter: EventFilter,
  counts: {
    readonly all: Count;
    readonly purpose: Readonly<Record<Purpose, Count>>;
    readonly needsAttention: Count;
  },
): { tabs: Tab[]; shown: FilterKey[] } {
  const all = withoutKeys(filter, ["purpose", "attention"]);
  const current = currentTab(filter);
  const tabs: Tab[] = [
    {
      key: "all",
      label: "All",
      href: list.href(all),
      current: current === "all",
      count: <TabCount count={counts.all} />,
    },
    ...purposes.map(([purpose, label]) => ({
      key: purpose,
      label,
      href: list.href({ ...all, purpose: [purpose] }),
      current: current === purpose,
      count: <TabCount count={counts.purpose[purpose]} />,
    })),
    {
      key: "attention",
      label: "Needs attention",
      href: list.href({ ...all, attention: "only" }),
      current: current === "attention",
      count: <TabCount count={counts.needsAttention} alarming />,
    },
  ];
  return { tabs, shown: current === null ? [] : ["purpose", "attention"] };
}

function currentTab({
  purpose,
  attention,
}: EventFilter): "all" | "attention" | Purpose | null {
  if (purpose === undefined)
    return attention === undefined ? "all" : "attention";
  const [only, ...more] = purpose;
  const hasTab = purposes.some(([value]) => value === only);
  return only !== undefined &&
    more.length === 0 &&
    hasTab &&
    attention === undefined
    ? only
    : null;
}
