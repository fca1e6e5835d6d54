import type { Context } from "#lib/services/context.ts";
import {
  type EventFilter,
  type FilterKey,
  withoutKeys,
} from "#lib/domain/filter/event-filter.ts";
import type { Count, Facets } from "#lib/domain/counts/facets.ts";
import type { Purpose } from "#lib/domain/reading/purpose.ts";
import { getFacets } from "./get-facets.ts";

export type TabCounts = {
  readonly all: Count;
  readonly purpose: Readonly<Record<Purpose, Count>>;
  readonly needsAttention: Count;
};

/**
 * How many events each tab over a list holds under its filter: the choice of purpose
 * or of what needs attention, being the choice of a tab, is left out.
 *
 * @param counted as `getFacetsOfTabs` takes it
 * @throws {AppError} as `getFacets` does
 */
export async function getTabCounts(
  context: Context,
  filter: EventFilter,
  counted?: Promise<Facets>,
): Promise<TabCounts> {
  const { total, needsAttention, purpose } = await getFacetsOfTabs(
    context,
    filter,
    ["purpose", "attention"],
    counted,
  );
  const countOf = (value: Purpose): Count =>
    purpose.find((one) => one.value === value) ?? {
      count: 0,
      exact: needsAttention.exact,
    };
  return {
    all: total,
    purpose: {
      plain_message: countOf("plain_message"),
      promotion: countOf("promotion"),
      unique_codes: countOf("unique_codes"),
      contradiction: countOf("contradiction"),
    },
    needsAttention,
  };
}

/**
 * The facets of everything that the tabs over a list divide.
 *
 * @param keys that the tabs choose by
 * @param counted the facets of the filter itself, which are the same while no tab is chosen, and so not counted twice
 * @throws {AppError} as `getFacets` does
 */
export function getFacetsOfTabs(
  context: Context,
  filter: EventFilter,
  keys: readonly FilterKey[],
  counted?: Promise<Facets>,
): Promise<Facets> {
  const isAll = keys.every((key) => filter[key] === undefined);
  return isAll && counted
    ? counted
    : getFacets(context, withoutKeys(filter, keys));
}
