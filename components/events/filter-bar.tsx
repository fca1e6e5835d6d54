import { Calendar, ChevronDown, X } from "lucide-react";
import Link from "next/link";
import { Popover } from "#components/ui/popover.tsx";
import type { EventFilter, FilterKey } from "#lib/domain/event-filter.ts";
import type { Facets } from "#lib/domain/facets.ts";
import { filterChips } from "./filter-chips.ts";
import type { ListKind } from "./list-kind.ts";
import { OptionList } from "./option-list.tsx";
import {
  pickedWords,
  type PickedKey,
  pickerOptions,
} from "./picker-options.ts";
import { ReceivedPicker } from "./received-picker.tsx";
import { receivedWords } from "./received-range.ts";
import { TimeZoneNote } from "./time-zone-note.tsx";

const chip =
  "inline-flex min-h-8 items-center gap-1.5 rounded-full border border-edge/50 bg-panel px-3 hover:bg-sunk";

const pickers: readonly { key: PickedKey; label: string; many: string }[] = [
  { key: "segment", label: "Segment", many: "segments" },
  { key: "campaign", label: "Campaign", many: "campaigns" },
  { key: "source", label: "Source", many: "sources" },
];

/** The filter of a list as chips: what narrows it can be seen, changed and cleared in one place. */
export function FilterBar({
  list,
  filter,
  facets,
  besides,
}: {
  list: ListKind;
  filter: EventFilter;
  facets: Pick<Facets, PickedKey>;
  /** Keys that the page's tabs show. */
  besides: readonly FilterKey[];
}) {
  const pickerKeys = pickers.map(({ key }) => key);
  const shownElsewhere = [...besides, ...pickerKeys, "from", "to"] as const;
  const cleared: EventFilter = Object.fromEntries(
    Object.entries(filter).filter(([key]) =>
      besides.some((one) => one === key),
    ),
  );
  const narrowed = Object.keys(filter).length > Object.keys(cleared).length;
  return (
    <div className="flex flex-wrap items-center gap-2 px-4 side:px-6">
      <Popover
        className={chip}
        label={
          <>
            <Calendar aria-hidden className="size-4 text-ink-3" />
            <ChipWords label="Received" value={receivedWords(filter)} />
          </>
        }
      >
        <ReceivedPicker list={list} filter={filter} />
      </Popover>
      {pickers.map(({ key, label, many }) => {
        const options = pickerOptions(list, filter, key, facets[key]);
        const several = options.length > 1 || filter[key] !== undefined;
        if (key === "source" && !several) return null;
        return (
          <Popover
            key={key}
            className={chip}
            label={<ChipWords label={label} value={pickedWords(options)} />}
          >
            <OptionList label={many} options={options} />
          </Popover>
        );
      })}
      {filterChips(filter, shownElsewhere).map(
        ({ key, label, value, without }) => (
          <Link
            key={key}
            href={list.href(without)}
            prefetch={false}
            aria-label={`Remove ${label}: ${value}`}
            className={`${chip} max-w-80`}
          >
            <span className="shrink-0 text-ink-2">{label}:</span>
            <span className="truncate font-medium">{value}</span>
            <X aria-hidden className="size-3.5 shrink-0 text-ink-3" />
          </Link>
        ),
      )}
      {narrowed ? (
        <Link href={list.href(cleared)} prefetch={false} className="link px-1">
          Clear all
        </Link>
      ) : null}
      <span className="ml-auto">
        <TimeZoneNote />
      </span>
    </div>
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
