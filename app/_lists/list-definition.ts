import type { ReactNode } from "react";
import type { TimeFrame } from "#components/event-filter/time-range-words.ts";
import type { ListKind } from "#components/event-filter/list-kind.ts";
import type { Tab } from "#components/ui/tabs.tsx";
import type { Facets } from "#lib/domain/counts/facets.ts";
import type {
  EventFilter,
  FilterKey,
} from "#lib/domain/filter/event-filter.ts";

/** What the head of a list is made of. */
export type HeadInput = {
  readonly list: ListKind;
  /** As the address has it. */
  readonly filter: EventFilter;
  /** The same as the page asks it: with what the page fixes, and days as those of the reader's zone. */
  readonly asked: EventFilter;
  /** Counted as if a list's own key asked for nothing. */
  readonly facets: Promise<Facets>;
  readonly frame: TimeFrame;
};

/** The answer before the rows, how they divide, and the views of them. */
export type ListHeadParts = {
  readonly headline: string;
  readonly breakdown: ReactNode;
  readonly tabs: readonly Tab[];
  /** The keys of the filter that the current tab shows. */
  readonly shown: readonly FilterKey[];
};

/** One list of events: all in which the lists differ. */
export type ListDefinition = {
  readonly kind: ListKind;
  readonly title: string;
  /** Keys of the filter that the page fixes, and an address cannot change. */
  readonly fixed: EventFilter;
  readonly tabsLabel: string;
  readonly head: (input: HeadInput) => Promise<ListHeadParts>;
};
