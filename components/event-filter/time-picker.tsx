import { type TimeKind, timeKeys } from "#lib/domain/filter/absolute-times.ts";
import {
  type EventFilter,
  withoutKeys,
} from "#lib/domain/filter/event-filter.ts";
import { CustomRange } from "./custom-range.tsx";
import { keptFields, type ListKind } from "./list-kind.ts";
import { OptionList } from "./option-list.tsx";
import {
  namedRangeOf,
  namedRanges,
  rangeBounds,
  type TimeFrame,
} from "./time-range-words.ts";

/** When the events were received, sent by Voucherify or happened there: a named range, any time, or two ends of one's own. */
export function TimePicker({
  list,
  filter,
  of,
  frame,
}: {
  list: ListKind;
  filter: EventFilter;
  of: TimeKind;
  frame: TimeFrame;
}) {
  const [fromKey, toKey] = timeKeys[of];
  const range = { from: filter[fromKey], to: filter[toKey] };
  const rest = withoutKeys(filter, timeKeys[of]);
  const now = namedRangeOf(range);
  const bounds = rangeBounds(range, frame);
  const named = namedRanges.map((one) => ({
    value: one.words,
    label: one.words,
    count: null,
    chosen: now === one,
    href: list.href({
      ...rest,
      [fromKey]: one.from,
      ...(one.to !== undefined && { [toKey]: one.to }),
    }),
  }));
  const any = {
    value: "any",
    label: "any time",
    count: null,
    chosen: range.from === undefined && range.to === undefined,
    href: list.href(rest),
  };
  return (
    <>
      <OptionList label="times" options={[...named, any]} />
      <CustomRange
        action={list.path}
        kept={keptFields(rest, list.place)}
        names={timeKeys[of]}
        from={{
          spelled: range.from,
          at: bounds.from?.toISOString() ?? null,
        }}
        to={{ spelled: range.to, at: bounds.to?.toISOString() ?? null }}
      />
    </>
  );
}
