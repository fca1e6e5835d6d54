import { withoutKeys, type EventFilter } from "../domain/event-filter.ts";
import type { Count } from "../domain/facets.ts";
import type { Purpose } from "../domain/event-values.ts";
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
 * @throws {AppError} as `getFacets` does
 */
export async function getTabCounts(
  filter: EventFilter,
  now = new Date(),
): Promise<TabCounts> {
  const { total, needsAttention, purpose } = await getFacets(
    withoutKeys(filter, ["purpose", "attention"]),
    { now },
  );
  const countOf = (value: Purpose): Count => ({
    count: purpose.find((one) => one.value === value)?.count ?? 0,
    exact: total.exact,
  });
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
