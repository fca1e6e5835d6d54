import { pageContext } from "#lib/auth/page-context.ts";
import {
  type Group,
  GroupTable,
} from "#components/event-groups/group-table.tsx";
import type { GroupKey } from "#components/event-groups/group-keys.ts";
import type { ListKind } from "#components/event-filter/list-kind.ts";
import { purposeWords } from "#components/event-words/purpose-words.ts";
import type { EventFilter } from "#lib/domain/filter/event-filter.ts";
import type { Facets } from "#lib/domain/counts/facets.ts";
import { countByCustomer } from "#lib/services/counts/count-by-customer.ts";

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
      ? await countByCustomer(await pageContext(), asked)
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
