import {
  type EventFilter,
  filterKeys,
  type FilterKey,
  toListKey,
  withoutKeys,
} from "#lib/domain/event-filter.ts";
import { filterWords } from "./filter-words.ts";

export type FilterChip = {
  readonly key: FilterKey;
  readonly label: string;
  readonly value: string;
  /** The filter without it. */
  readonly without: EventFilter;
};

/**
 * The parts of a filter that no tab or picker of the page shows, so that nothing narrows a list unseen.
 *
 * @param besides keys that the page shows in another way
 */
export function filterChips(
  filter: EventFilter,
  besides: readonly FilterKey[],
): FilterChip[] {
  return filterKeys.flatMap((key) => {
    const value = filter[key];
    if (value === undefined || besides.includes(key)) return [];
    const { key: name, excludes } = toListKey(key) ?? {
      key,
      excludes: false,
    };
    const words = typeof value === "string" ? value : value.join(", ");
    return [
      {
        key,
        label: isWorded(name) ? filterWords[name] : name,
        value: excludes ? `not ${words}` : words,
        without: withoutKeys(filter, [key]),
      },
    ];
  });
}

function isWorded(key: string): key is keyof typeof filterWords {
  return Object.hasOwn(filterWords, key);
}
