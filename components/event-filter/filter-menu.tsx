import { ChevronRight } from "lucide";
import { Icon } from "#components/ui/icon.tsx";
import type { ReactNode } from "react";
import { timeKeys } from "#lib/domain/filter/absolute-times.ts";
import {
  type EventFilter,
  withoutKeys,
} from "#lib/domain/filter/event-filter.ts";
import { typedFields } from "#lib/domain/event/filtered-fields.ts";
import { isPersonalKey } from "#lib/domain/filter/personal-keys.ts";
import type { Facets } from "#lib/domain/counts/facets.ts";
import { filterWord, filterWords } from "./filter-words.ts";
import { keptFields, type ListKind } from "./list-kind.ts";
import { type Option, OptionList } from "./option-list.tsx";
import { PayloadForm } from "./payload-form.tsx";
import { pickerOptions } from "./picker-options.ts";
import type { Picker } from "./pickers.ts";
import { TimePicker } from "./time-picker.tsx";
import { type TimeFrame, timeKindWords } from "./time-range-words.ts";
import { ValueForm } from "./value-filter-form.tsx";

/** What is asked for by typing it. */
const typed = [
  ["customer", "Id, source id, e-mail or full name"],
  ...typedFields.map(
    ({ filter: { key, words } }) => [key, `The whole ${words}`] as const,
  ),
] as const;

/** Everything that a list can be narrowed by and is not yet, one open at a time. */
export function FilterMenu({
  list,
  filter,
  pickers,
  validity,
  frame,
  maySearch,
}: {
  list: ListKind;
  filter: EventFilter;
  frame: TimeFrame;
  /** Those that the bar does not show. */
  pickers: readonly Picker[];
  /** How many events there are of each choice, where that is known. */
  validity: Facets["validity"];
  /** Whether the reader's role includes searching by people. */
  maySearch: boolean;
}) {
  const form = { action: list.path, kept: keptFields(filter, list.place) };
  return (
    <div className="max-h-[min(32rem,70dvh)] overflow-y-auto">
      {typed
        .filter(([key]) => maySearch || !isPersonalKey(key))
        .map(([key, hint]) => (
          <Part key={key} title={filterWord(key)}>
            <ValueForm
              {...form}
              name={key}
              label={filterWord(key)}
              hint={hint}
            />
          </Part>
        ))}
      {Object.entries(choices).map(([key, words]) => (
        <Part key={key} title={filterWords[key as Choice]}>
          <OptionList
            label={filterWords[key as Choice].toLowerCase()}
            options={choiceOptions(list, filter, key as Choice, {
              words,
              counts: key === "validity" ? validity : [],
            })}
          />
        </Part>
      ))}
      {maySearch ? (
        <Part title="Value in the payload">
          <PayloadForm {...form} />
        </Part>
      ) : null}
      {(["entered", "sent"] as const)
        .filter((of) => timeKeys[of].every((key) => filter[key] === undefined))
        .map((of) => (
          <Part key={of} title={timeKindWords[of]}>
            <TimePicker list={list} filter={filter} of={of} frame={frame} />
          </Part>
        ))}
      {pickers.map(({ key, many, values }) => (
        <Part key={key} title={filterWords[key]}>
          {values.length === 0 ? (
            <p className="px-2 text-ink-3">None in this list.</p>
          ) : (
            <OptionList
              label={many}
              options={pickerOptions(list, filter, key, values)}
            />
          )}
        </Part>
      ))}
    </div>
  );
}

/** Keys that take one of few values, in the words of each. */
const choices = {
  validity: {
    expired_on_arrival: "expired before delivery",
    expired: "expired by now",
    none: "no end of validity",
  },
  test: { include: "include test events", only: "test events only" },
  duplicates: { exclude: "without duplicates", only: "duplicates only" },
} as const;

type Choice = keyof typeof choices;

function choiceOptions(
  list: ListKind,
  filter: EventFilter,
  key: Choice,
  {
    words,
    counts,
  }: {
    readonly words: Readonly<Record<string, string>>;
    readonly counts: readonly {
      readonly value: string;
      readonly count: number;
    }[];
  },
): Option[] {
  const rest = withoutKeys(filter, [key]);
  // Of a choice that is made, the others are counted within it.
  const isKnown = (value: string) =>
    filter[key] === undefined || filter[key] === value;
  return Object.entries(words).map(([value, label]) => ({
    value,
    label,
    count:
      counts.find((one) => one.value === value && isKnown(value))?.count ??
      null,
    chosen: filter[key] === value,
    href: list.href(filter[key] === value ? rest : { ...rest, [key]: value }),
  }));
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details name="filter" className="group border-b border-line last:border-0">
      <summary className="flex min-h-8 items-center gap-1.5 rounded-sm px-1.5 -outline-offset-2 hover:bg-sunk">
        <Icon
          of={ChevronRight}
          className="size-3.5 text-ink-3 group-open:rotate-90"
        />
        {title}
      </summary>
      <div className="px-1 pb-2">{children}</div>
    </details>
  );
}
