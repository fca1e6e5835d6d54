import type { EventFilter } from "#lib/domain/event-filter.ts";
import { withoutKeys } from "#lib/domain/event-filter.ts";
import type { NamedCount } from "#lib/domain/facets.ts";
import type { ListKind } from "./list-kind.ts";
import type { Option } from "./option-list.tsx";

export type PickedKey = "segment" | "campaign" | "source";

/**
 * The values that a key can take now, each with the list that switching it leads
 * to. A chosen value that no longer occurs stays, so that it can be taken back.
 */
export function pickerOptions(
  list: ListKind,
  filter: EventFilter,
  key: PickedKey,
  found: readonly NamedCount[],
): Option[] {
  const chosen = filter[key] ?? [];
  const gone = chosen.filter((id) => !found.some((one) => one.id === id));
  return [...gone.map((id) => ({ id, name: null, count: 0 })), ...found].map(
    ({ id, name, count }) => {
      const isChosen = chosen.includes(id);
      const values = isChosen
        ? chosen.filter((other) => other !== id)
        : [...chosen, id];
      const rest = withoutKeys(filter, [key]);
      return {
        value: id,
        label: name ?? id,
        count,
        chosen: isChosen,
        href: list.href(
          values.length === 0 ? rest : { ...rest, [key]: values },
        ),
      };
    },
  );
}

/** What a picker's button says: "any", one name, or the first and how many more. */
export function pickedWords(options: readonly Option[]): string {
  const [first, ...more] = options.filter(({ chosen }) => chosen);
  if (first === undefined) return "any";
  return more.length === 0
    ? first.label
    : `${first.label}, +${String(more.length)}`;
}
