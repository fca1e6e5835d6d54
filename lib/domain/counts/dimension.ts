import type { EventFilter } from "#lib/domain/filter/event-filter.ts";
import type { Count } from "./facets.ts";

/** What has a page of its own beside events and customers. */
export const dimensionKinds = ["segment", "campaign", "distribution"] as const;
export type DimensionKind = (typeof dimensionKinds)[number];

/** What has a list of its own. */
export type ListKind = DimensionKind | "customer";

/** The filter of a thing's entries. */
export function entriesOf(kind: DimensionKind, id: string): EventFilter {
  return { [kind]: [id], entries: "only" };
}

/** One line of a list of things. Its counts are of all entries kept. */
export type DimensionRow = {
  readonly id: string;
  /** The newest name; of a distribution the event name that its marketer typed. */
  readonly name: string | null;
  /** A customer's source id or e-mail. */
  readonly detail: string | null;
  /** The source of a customer, who is another one elsewhere; null for all else. */
  readonly sourceId: string | null;
  readonly entries: number;
  /** Different customers; null in a list of them. */
  readonly customers: Count | null;
  readonly needsAttention: number;
  /** ISO 8601. */
  readonly firstSeenAt: string;
  readonly lastSeenAt: string;
};

export type DimensionList = {
  readonly rows: readonly DimensionRow[];
  /** How many things were found; rows may be fewer. */
  readonly found: number;
  /** They were looked for among so many of the newest entries; null where among all. */
  readonly among: number | null;
};

/** How long one step took, in milliseconds; below zero where the clocks disagree. */
export type Delay = {
  readonly label: string;
  /** The entries that sent both times. */
  readonly count: number;
  readonly median: number;
  readonly p95: number;
  readonly worst: number;
};

/** A name that a thing had, and when entries bore it. */
export type KnownName = {
  readonly name: string;
  readonly firstSeenAt: string;
  readonly lastSeenAt: string;
};

/** What a page of a thing tells beside the counts that any list has. */
export type DimensionDetail = {
  readonly kind: DimensionKind;
  readonly id: string;
  /** The newest; null where none was sent. */
  readonly name: string | null;
  /** The newest first. */
  readonly names: readonly KnownName[];
  /** Of its entries, over everything kept; null where it has none. */
  readonly firstSeenAt: string | null;
  readonly lastSeenAt: string | null;
  /** Different codes that were sent. */
  readonly codes: number;
  readonly delays: readonly Delay[];
  /** The entries that names, codes and delays are of: the newest, where they are not all. */
  readonly sampled: Count;
};
