import {
  type EventFilter,
  withoutKeys,
} from "#lib/domain/filter/event-filter.ts";
import { CustomRange } from "./custom-range.tsx";
import { keptFields, type ListKind } from "#components/event-list/list-kind.ts";
import { OptionList } from "./option-list.tsx";
import { namedRanges, rangeWords } from "./received-range.ts";

/** The keys of the two ends of a range. */
export const timeKeys = {
  received: ["from", "to"],
  sent: ["sentFrom", "sentTo"],
} as const;

/** When the events were received, or sent by Voucherify: a named range, any time, or two ends of one's own. */
export function TimePicker({
  list,
  filter,
  of,
}: {
  list: ListKind;
  filter: EventFilter;
  of: keyof typeof timeKeys;
}) {
  const [fromKey, toKey] = timeKeys[of];
  const range = { from: filter[fromKey], to: filter[toKey] };
  const rest = withoutKeys(filter, timeKeys[of]);
  const now = rangeWords(range);
  const named = namedRanges.map(({ from, words }) => ({
    value: from,
    label: words,
    count: null,
    chosen: now === words,
    href: list.href({ ...rest, [fromKey]: from }),
  }));
  const any = {
    value: "any",
    label: "any time",
    count: null,
    chosen: now === "any time",
    href: list.href(rest),
  };
  return (
    <>
      <OptionList label="times" options={[...named, any]} />
      <CustomRange
        action={list.path}
        kept={keptFields(rest, list.place)}
        names={timeKeys[of]}
        from={range.from}
        to={range.to}
      />
    </>
  );
}
