import { timeKeys } from "#lib/domain/filter/absolute-times.ts";
import {
  type EventFilter,
  filterKeys,
  toListKey,
} from "#lib/domain/filter/event-filter.ts";
import { purposeWords } from "#components/event-words/purpose-words.ts";
import { filterWords } from "./filter-words.ts";
import {
  rangeWords,
  type TimeFrame,
  timeKindWords,
} from "./time-range-words.ts";

const maxParts = 3;

/**
 * The title of a tab, short, the telling parts first: "“Alex” · Received yesterday · Entries". It tells tabs apart; what
 * exactly is asked the page says.
 */
export function filterTitle(
  title: string,
  filter: EventFilter,
  frame: TimeFrame,
): string {
  const times = Object.entries(timeKeys).flatMap(([kind, [from, to]]) => {
    const range = { from: filter[from], to: filter[to] };
    return range.from === undefined && range.to === undefined
      ? []
      : [
          `${timeKindWords[kind as keyof typeof timeKeys]} ${rangeWords(range, frame)}`,
        ];
  });
  const others = filterKeys.flatMap((key) => partOf(filter, key));
  return [...others, ...times].slice(0, maxParts).concat(title).join(" · ");
}

const untold: readonly string[] = ["order", ...Object.values(timeKeys).flat()];

function partOf(filter: EventFilter, key: keyof EventFilter): string[] {
  const value = filter[key];
  if (value === undefined || untold.includes(key)) return [];
  if (key === "q") return [`“${String(value)}”`];
  if (key === "attention") return ["Needs attention"];
  const list = toListKey(key);
  if (list?.key === "purpose") {
    const words = [value]
      .flat()
      .map((one) => purposeWords[one as keyof typeof purposeWords]);
    return [`${list.excludes ? "Not " : ""}${words.join(", ")}`];
  }
  if (list === null) return [`${key}: ${String(value)}`];
  const [first = "", ...more] = [value].flat();
  const count = more.length === 0 ? "" : ` +${String(more.length)}`;
  return [
    `${list.excludes ? "Not " : ""}${filterWords[list.key]} ${first}${count}`,
  ];
}
