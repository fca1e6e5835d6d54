import clsx from "clsx";
import { Calendar, ChevronDown, Plus, X } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { Popover } from "#components/ui/popover.tsx";
import {
  type EventFilter,
  type FilterKey,
  withoutKeys,
} from "#lib/domain/event-filter.ts";
import type { Facets } from "#lib/domain/facets.ts";
import { filterChips } from "./filter-chips.ts";
import { FilterMenu } from "./filter-menu.tsx";
import { filterWords } from "./filter-words.ts";
import type { ListKind } from "./list-kind.ts";
import { OptionList } from "./option-list.tsx";
import { pickedWords, pickerOptions } from "./picker-options.ts";
import { type Picker, pickerKeys, pickers } from "./pickers.ts";
import { rangeWords } from "./received-range.ts";
import { timeKeys, TimePicker } from "./time-picker.tsx";
import { TimeZoneNote } from "./time-zone-note.tsx";

const chip =
  "inline-flex min-h-8 max-w-full items-center rounded-full border border-edge/50 bg-panel";
const inChip =
  "flex min-h-8 min-w-0 items-center gap-1.5 rounded-full px-3 hover:bg-sunk";

/** These stand in the bar whether or not they narrow. */
const always: readonly FilterKey[] = ["segment", "campaign"];

/** The filter of a list as chips: what narrows it can be seen, changed and cleared in one place. */
export function FilterBar({
  list,
  filter,
  facets,
  besides,
  children,
}: {
  list: ListKind;
  filter: EventFilter;
  facets: Facets;
  /** Keys that the page's tabs show. */
  besides: readonly FilterKey[];
  /** At the far end. */
  children?: ReactNode;
}) {
  const all = pickers(facets);
  const isShown = (picker: Picker) =>
    !besides.includes(picker.key) &&
    (always.includes(picker.key) ||
      pickerKeys(picker).some((key) => filter[key] !== undefined));
  const shown = all.filter(isShown);
  const sent = timeKeys.sent.some((key) => filter[key] !== undefined);
  const chips = filterChips(filter, [
    ...besides,
    ...all.flatMap(pickerKeys),
    ...timeKeys.received,
    ...timeKeys.sent,
    "order",
  ]);
  const left = clearedFilter(filter, besides);
  const narrowed = Object.keys(filter).length > Object.keys(left).length;
  return (
    <div className="flex flex-wrap items-center gap-2 px-4 side:px-6 print:hidden">
      <TimeChip list={list} filter={filter} of="received" />
      {sent ? <TimeChip list={list} filter={filter} of="sent" /> : null}
      {shown.map((picker) => (
        <PickerChip
          key={picker.key}
          list={list}
          filter={filter}
          picker={picker}
        />
      ))}
      {chips.map(({ key, label, value, without }) => (
        <Link
          key={key}
          href={list.href(without)}
          prefetch={false}
          aria-label={`Remove ${label}: ${value}`}
          className={clsx(chip, "gap-1.5 px-3 hover:bg-sunk")}
        >
          <span className="shrink-0 text-ink-2">{label}:</span>
          <span className="max-w-64 truncate font-medium">{value}</span>
          <X aria-hidden className="size-3.5 shrink-0 text-ink-3" />
        </Link>
      ))}
      <Popover
        className="inline-flex min-h-8 items-center gap-1.5 rounded-full border border-dashed border-edge/70 px-3 text-ink-2 hover:bg-sunk hover:text-ink"
        label={
          <>
            <Plus aria-hidden className="size-4" />
            Filter
          </>
        }
      >
        <FilterMenu
          list={list}
          filter={filter}
          pickers={all.filter((picker) => !isShown(picker))}
        />
      </Popover>
      {narrowed ? (
        <Link href={list.href(left)} prefetch={false} className="link px-1">
          Clear all
        </Link>
      ) : null}
      <span className="ml-auto flex flex-wrap items-center gap-3">
        <TimeZoneNote />
        {children}
      </span>
    </div>
  );
}

/** What the tabs choose, and the order, stay when all else is cleared. */
function clearedFilter(
  filter: EventFilter,
  besides: readonly FilterKey[],
): EventFilter {
  const kept: readonly string[] = [...besides, "order"];
  return Object.fromEntries(
    Object.entries(filter).filter(([key]) => kept.includes(key)),
  );
}

function TimeChip({
  list,
  filter,
  of,
}: {
  list: ListKind;
  filter: EventFilter;
  of: keyof typeof timeKeys;
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
            <Calendar aria-hidden className="size-4 shrink-0 text-ink-3" />
            <ChipWords
              label={of === "received" ? "Received" : "Sent"}
              value={rangeWords(range)}
            />
          </>
        }
      >
        <TimePicker list={list} filter={filter} of={of} />
      </Popover>
      {narrows ? (
        <ClearLink
          href={list.href(withoutKeys(filter, timeKeys[of]))}
          label={
            of === "received" ? "Received at any time" : "Sent at any time"
          }
        />
      ) : null}
    </span>
  );
}

function PickerChip({
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
      <X aria-hidden className="size-3.5" />
    </Link>
  );
}

function ChipWords({ label, value }: { label: string; value: string }) {
  return (
    <>
      <span className="text-ink-2">{label}:</span>
      <span className="max-w-56 truncate font-medium">{value}</span>
      <ChevronDown aria-hidden className="size-3.5 shrink-0 text-ink-3" />
    </>
  );
}
