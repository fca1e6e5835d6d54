import clsx from "clsx";
import { Plus, X } from "lucide";
import { Icon } from "#components/ui/icon.tsx";
import Link from "next/link";
import type { ReactNode } from "react";
import { TimeZoneChoice } from "#components/time/time-zone-choice.tsx";
import { Popover } from "#components/ui/popover/popover.tsx";
import { timeKeys } from "#lib/domain/filter/absolute-times.ts";
import type {
  EventFilter,
  FilterKey,
} from "#lib/domain/filter/event-filter.ts";
import type { Facets } from "#lib/domain/counts/facets.ts";
import { chip, PickerChip, TimeChip } from "./filter-chip.tsx";
import { filterChips } from "./filter-chips.ts";
import { FilterMenu } from "./filter-menu.tsx";
import type { ListKind } from "./list-kind.ts";
import { type Picker, pickerKeys, pickers } from "./pickers.ts";
import type { TimeFrame } from "./time-range-words.ts";

/** These stand in the bar whether or not they narrow. */
const always: readonly FilterKey[] = ["segment", "campaign"];

/** The filter of a list as chips: what narrows it can be seen, changed and cleared in one place. */
export function FilterBar({
  list,
  filter,
  facets,
  destinations,
  besides,
  frame,
  maySearch,
  children,
}: {
  list: ListKind;
  filter: EventFilter;
  facets: Facets;
  /** Where replays may have gone. */
  destinations: readonly { readonly id: string; readonly name: string }[];
  /** Keys that the page's tabs show. */
  besides: readonly FilterKey[];
  frame: TimeFrame;
  /** Whether the reader's role includes searching by people. */
  maySearch: boolean;
  /** At the far end. */
  children?: ReactNode;
}) {
  const all = pickers(facets, destinations);
  // A tab shows what is taken of its key, and not what is left out.
  const isShown = (picker: Picker) =>
    pickerKeys(picker).some(
      (key) =>
        !besides.includes(key) &&
        (always.includes(key) || filter[key] !== undefined),
    );
  const shown = all.filter(isShown);
  const times = (["received", "entered", "sent"] as const).filter(
    (of) =>
      of === "received" ||
      timeKeys[of].some((key) => filter[key] !== undefined),
  );
  const chips = filterChips(filter, [
    ...besides,
    ...all.flatMap(pickerKeys),
    ...Object.values(timeKeys).flat(),
    "order",
  ]);
  const left = clearedFilter(filter, besides);
  const narrowed = Object.keys(filter).length > Object.keys(left).length;
  return (
    <div className="flex flex-wrap items-center gap-2 px-4 side:px-6 print:hidden">
      {times.map((of) => (
        <TimeChip key={of} list={list} filter={filter} of={of} frame={frame} />
      ))}
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
          <Icon of={X} className="size-3.5 shrink-0 text-ink-3" />
        </Link>
      ))}
      <Popover
        className="inline-flex min-h-8 items-center gap-1.5 rounded-full border border-dashed border-edge/70 px-3 text-ink-2 hover:bg-sunk hover:text-ink"
        label={
          <>
            <Icon of={Plus} className="size-4" />
            Filter
          </>
        }
      >
        <FilterMenu
          list={list}
          filter={filter}
          pickers={all.filter((picker) => !isShown(picker))}
          validity={facets.validity}
          frame={frame}
          maySearch={maySearch}
        />
      </Popover>
      {narrowed ? (
        <Link href={list.href(left)} prefetch={false} className="link px-1">
          Clear all
        </Link>
      ) : null}
      <span className="ml-auto flex flex-wrap items-center gap-3">
        <TimeZoneChoice />
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
