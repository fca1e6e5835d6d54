import type { ListKind } from "#lib/domain/counts/dimension.ts";

type DimensionWords = {
  readonly one: string;
  readonly many: string;
  /** What the column with its name is called. */
  readonly nameColumn: string;
};

/** What each kind of thing is called on screen. */
export const dimensionWords: Readonly<Record<ListKind, DimensionWords>> = {
  customer: { one: "customer", many: "customers", nameColumn: "Customer" },
  segment: { one: "segment", many: "segments", nameColumn: "Segment" },
  campaign: { one: "campaign", many: "campaigns", nameColumn: "Campaign" },
  distribution: {
    one: "distribution",
    many: "distributions",
    nameColumn: "Event name",
  },
};

/** A word to begin a sentence with. */
export function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
