import { type Group, GroupTable } from "#components/events/group-table.tsx";
import type { GroupKey } from "#components/events/group-keys.ts";
import type { ListKind } from "#components/events/list-kind.ts";
import { purposeWords } from "#components/events/purpose-words.ts";
import type { EventFilter } from "#lib/domain/event-filter.ts";
import type { Facets } from "#lib/domain/facets.ts";
import { countByCustomer } from "#lib/services/count-by-customer.ts";

/** The events that fit a filter, counted by one thing instead of listed; each count leads to its list. */
export async function ListGroups({
  list,
  filter,
  asked,
  by,
  facets,
}: {
  list: ListKind;
  filter: EventFilter;
  /** The filter with what the page asks for by itself. */
  asked: EventFilter;
  by: GroupKey;
  facets: Promise<Facets>;
}) {
  const { total, ...counts } = await facets;
  const groups: readonly Group[] =
    by === "customer"
      ? await countByCustomer(asked)
      : by === "purpose"
        ? counts.purpose.map(({ value, ...count }) => ({
            id: value,
            name: purposeWords[value],
            ...count,
          }))
        : counts[by];
  return (
    <GroupTable
      by={by}
      many={list.many}
      total={total}
      groups={groups.map((group) => ({
        ...group,
        href: list.href({ ...filter, [by]: [group.id] }, { group: "" }),
      }))}
    />
  );
}
