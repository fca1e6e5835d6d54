import { Calendar, ChevronDown, X } from "lucide";
import { Icon } from "#components/ui/icon.tsx";
import type { Route } from "next";
import Link from "next/link";
import { Popover } from "#components/ui/popover/popover.tsx";
import { type TimeKind, timeKeys } from "#lib/domain/filter/absolute-times.ts";
import {
  type EventFilter,
  withoutKeys,
} from "#lib/domain/filter/event-filter.ts";
import { SentText } from "#components/event-words/sent-text.tsx";
import { filterWords } from "./filter-words.ts";
import type { ListKind } from "./list-kind.ts";
import { OptionList } from "./option-list.tsx";
import { pickedWords, pickerOptions } from "./picker-options.ts";
import { type Picker, pickerKeys } from "./pickers.ts";
import {
  rangeWords,
  type TimeFrame,
  timeKindWords,
} from "./time-range-words.ts";
import { TimePicker } from "./time-picker.tsx";

/** What narrows a list, or may, as a chip. */
export const chip =
  "inline-flex min-h-8 max-w-full items-center rounded-full border border-edge/50 bg-panel";
const inChip =
  "flex min-h-8 min-w-0 items-center gap-1.5 rounded-full px-3 hover:bg-sunk";

/** A range of time: what it is, changed and cleared. */
export function TimeChip({
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
  const [from, to] = timeKeys[of];
  const range = { from: filter[from], to: filter[to] };
  const narrows = range.from !== undefined || range.to !== undefined;
  return (
    <span className={chip}>
      <Popover
        className={inChip}
        label={
          <>
            <Icon of={Calendar} className="size-4 shrink-0 text-ink-3" />
            <ChipWords
              label={timeKindWords[of]}
              value={rangeWords(range, frame)}
            />
          </>
        }
      >
        <TimePicker list={list} filter={filter} of={of} frame={frame} />
      </Popover>
      {narrows ? (
        <ClearLink
          href={list.href(withoutKeys(filter, timeKeys[of]))}
          label={`Clear ${timeKindWords[of]}`}
        />
      ) : null}
    </span>
  );
}

/** The values of one key: which are taken and left out, changed and cleared. */
export function PickerChip({
  list,
  filter,
  picker,
}: {
  list: ListKind;
  filter: EventFilter;
  picker: Picker;
}) {
  const options = pickerOptions(list, filter, picker.key, picker.values);
  const narrows = pickerKeys(picker).some((key) => filter[key] !== undefined);
  return (
    <span className={chip}>
      <Popover
        className={inChip}
        label={
          <ChipWords
            label={filterWords[picker.key]}
            value={pickedWords(options)}
          />
        }
      >
        <OptionList label={picker.many} options={options} />
      </Popover>
      {narrows ? (
        <ClearLink
          href={list.href(withoutKeys(filter, pickerKeys(picker)))}
          label={`Any of the ${picker.many}`}
        />
      ) : null}
    </span>
  );
}

function ClearLink({ href, label }: { href: Route; label: string }) {
  return (
    <Link
      href={href}
      prefetch={false}
      aria-label={label}
      title={label}
      className="-ml-1.5 inline-flex size-8 shrink-0 items-center justify-center rounded-full text-ink-3 hover:bg-sunk hover:text-ink"
    >
      <Icon of={X} className="size-3.5" />
    </Link>
  );
}

function ChipWords({ label, value }: { label: string; value: string }) {
  return (
    <>
      <span className="text-ink-2">{label}:</span>
      <span className="max-w-56 truncate font-medium">
        <SentText text={value} />
      </span>
      <Icon of={ChevronDown} className="size-3.5 shrink-0 text-ink-3" />
    </>
  );
}
