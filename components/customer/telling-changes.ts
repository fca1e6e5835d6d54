import { figureRank } from "#lib/domain/payload-diff/name-place.ts";
import { isJsonContainer } from "#lib/domain/json/json-value.ts";
import type {
  PayloadChange,
  PayloadComparison,
} from "#lib/domain/payload-diff/payload-change.ts";

export type TellingChanges = {
  /** Of the customer, the most telling first. */
  readonly shown: readonly PayloadChange[];
  /** Changes that are neither shown nor noise. */
  readonly others: number;
  readonly noise: number;
};

const maxShown = 6;

/** Of all that changed between two entries, what a marketer would ask for first. */
export function tellingChanges({
  changes,
  more,
}: PayloadComparison): TellingChanges {
  const told = changes.filter(({ noise }) => !noise);
  const shown = told
    .filter(
      ({ group, before, after }) =>
        group === "customer" &&
        !isJsonContainer(before) &&
        !isJsonContainer(after),
    )
    .map((change) => ({ change, rank: rankOf(change) }))
    .sort((a, b) => a.rank - b.rank)
    .slice(0, maxShown)
    .map(({ change }) => change);
  return {
    shown,
    others: told.length - shown.length + more,
    noise: changes.length - told.length,
  };
}

/** Figures, then the merchant's own metadata, then all else. */
function rankOf({ label, path }: PayloadChange): number {
  return figureRank(label) ?? (path.includes(".metadata") ? 100 : 200);
}
