import { type EventFilter, withoutKeys } from "#lib/domain/event-filter.ts";
import { CustomRange } from "./custom-range.tsx";
import { keptFields, type ListKind } from "./list-kind.ts";
import { OptionList } from "./option-list.tsx";
import { receivedRanges, receivedWords } from "./received-range.ts";

/** When the events were received: a named range, any time, or two ends of one's own. */
export function ReceivedPicker({
  list,
  filter,
}: {
  list: ListKind;
  filter: EventFilter;
}) {
  const rest = withoutKeys(filter, ["from", "to"]);
  const now = receivedWords(filter);
  const named = receivedRanges.map(({ from, words }) => ({
    value: from,
    label: words,
    count: null,
    chosen: now === words,
    href: list.href({ ...rest, from }),
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
        action={list.href()}
        kept={keptFields(rest)}
        from={filter.from}
        to={filter.to}
      />
    </>
  );
}
