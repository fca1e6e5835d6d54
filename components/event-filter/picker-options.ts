import {
  type EventFilter,
  type ListFilterKey,
  withoutKeys,
} from "#lib/domain/filter/event-filter.ts";
import type { ListKind } from "./list-kind.ts";
import type { Option } from "./option-list.tsx";

/** A value that a key can take: its name, and how many events have it, null where that is not counted. */
export type PickableValue = {
  readonly id: string;
  readonly name: string | null;
  readonly count: number | null;
};

/**
 * The values that a key can take now, each with the lists that taking it and
 * leaving it out lead to. What is chosen comes first, also where it no longer occurs, so that it can be taken back.
 */
export function pickerOptions(
  list: ListKind,
  filter: EventFilter,
  key: ListFilterKey,
  found: readonly PickableValue[],
): Option[] {
  const taken: readonly string[] = filter[key] ?? [];
  const leftOut: readonly string[] = filter[`-${key}`] ?? [];
  const chosen = [...taken, ...leftOut];
  const gone = chosen
    .filter((id) => !found.some((one) => one.id === id))
    .map((id) => ({ id, name: null, count: 0 }));
  const first = (one: PickableValue) => (chosen.includes(one.id) ? 0 : 1);
  return [...gone, ...found]
    .sort((a, b) => first(a) - first(b))
    .map(({ id, name, count }) => {
      const isChosen = taken.includes(id);
      const isLeftOut = leftOut.includes(id);
      const others = {
        [key]: taken.filter((one) => one !== id),
        [`-${key}`]: leftOut.filter((one) => one !== id),
      };
      return {
        value: id,
        label: name ?? id,
        count,
        chosen: isChosen,
        leftOut: isLeftOut,
        href: list.href(
          withLists(filter, isChosen ? others : added(others, key, id)),
        ),
        leaveOutHref: list.href(
          withLists(filter, isLeftOut ? others : added(others, `-${key}`, id)),
        ),
      };
    });
}

type Lists = Readonly<Record<string, readonly string[]>>;

function added(lists: Lists, key: string, id: string): Lists {
  return { ...lists, [key]: [...(lists[key] ?? []), id] };
}

/** The filter with these lists in place of its own; an empty one asks for nothing. */
function withLists(filter: EventFilter, lists: Lists): EventFilter {
  const kept = Object.entries(filter).filter(
    ([key]) => !Object.hasOwn(lists, key),
  );
  const asked = Object.entries(lists).filter(([, ids]) => ids.length > 0);
  return withoutKeys(Object.fromEntries([...kept, ...asked]), []);
}

/** What a picker's button says: "any", one name, or the first and how many more; what is left out after "not". */
export function pickedWords(options: readonly Option[]): string {
  const taken = options.filter(({ chosen }) => chosen);
  const leftOut = options.filter((option) => option.leftOut === true);
  const parts = [
    ...(taken.length > 0 ? [inShort(taken)] : []),
    ...(leftOut.length > 0 ? [`not ${inShort(leftOut)}`] : []),
  ];
  return parts.length === 0 ? "any" : parts.join(", ");
}

function inShort(options: readonly Option[]): string {
  const [first, ...more] = options;
  if (first === undefined) return "";
  return more.length === 0
    ? first.label
    : `${first.label}, +${String(more.length)}`;
}
