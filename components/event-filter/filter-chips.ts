import {
  type EventFilter,
  filterKeys,
  type FilterKey,
  toListKey,
  withoutKeys,
} from "#lib/domain/filter/event-filter.ts";
import { describeFilter } from "#lib/domain/filter/describe-filter.ts";
import { filterWord } from "./filter-words.ts";

/** Their values are spelled for programs. */
const told: readonly string[] = [
  "payload",
  "entries",
  "attention",
  "duplicates",
  "test",
  "validity",
];

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
    return [
      {
        key,
        label: filterWord(name),
        value: told.includes(name)
          ? inWords(filter, key)
          : spelled(value, excludes),
        without: withoutKeys(filter, [key]),
      },
    ];
  });
}

function spelled(value: string | readonly string[], excludes: boolean): string {
  const words = [value].flat().join(", ");
  return excludes ? `not ${words}` : words;
}

/** A condition is spelled for the address, and told as the reports tell it. */
function inWords(filter: EventFilter, key: FilterKey): string {
  const phrase = describeFilter(filter).find((one) => one.key === key);
  return phrase?.words ?? "";
}
