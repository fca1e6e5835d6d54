import { z } from "zod";
import type { FacetListRow } from "../db/facet-lists.ts";
import { selectFacetList } from "../db/select-facet-list.ts";
import { selectFacets } from "../db/select-facets.ts";
import { type EventFilter, withoutKeys } from "../domain/event-filter.ts";
import {
  outcomeSchema,
  purposeSchema,
  shapeSchema,
  signatureSchema,
} from "../domain/event-values.ts";
import {
  type FacetListKey,
  facetListKeys,
  type Facets,
  type NamedCount,
  type ValueCount,
} from "../domain/facets.ts";
import { toHistogram } from "../domain/histogram.ts";

type FacetOptions = {
  /**
   * Counts each list as if its own key asked for nothing, so that a choice in it can be
   * widened; the totals and the histogram keep the whole filter.
   */
  readonly widened?: boolean;
  readonly now?: Date;
  /** How many events are counted; beyond it the counts are not exact, and say so. */
  readonly most?: number;
};

const mostCounted = 100_000;

/**
 * How the events that fit a filter divide, and how many they are.
 *
 * @throws {AppError} `too_slow`, `unavailable` and `invalid_request`, as `selectFacets` does
 */
export async function getFacets(
  filter: EventFilter,
  { widened = false, now = new Date(), most = mostCounted }: FacetOptions = {},
): Promise<Facets> {
  const [counted, wider] = await Promise.all([
    selectFacets(filter, now, most),
    widened
      ? selectWider(filter, now, most)
      : new Map<FacetListKey, CountedList>(),
  ]);
  const { exact, span } = counted;
  const rowsOf = (key: FacetListKey) =>
    (wider.get(key) ?? counted).lists
      .filter((row) => row.key === key)
      .sort((a, b) => b.count - a.count || compare(a.value, b.value));
  const named = (key: FacetListKey): NamedCount[] =>
    rowsOf(key).map(({ value, name, count }) => ({
      id: value,
      name,
      count,
      exact: (wider.get(key) ?? counted).exact,
    }));
  const valued = <Value extends string>(
    key: FacetListKey,
    schema: z.ZodType<Value>,
  ): ValueCount<Value>[] =>
    rowsOf(key).map(({ value, count }) => ({
      value: schema.parse(value),
      count,
      exact: (wider.get(key) ?? counted).exact,
    }));
  return {
    total: { count: counted.total, exact },
    customers: { count: counted.customers, exact },
    segments: { count: counted.segments, exact },
    needsAttention: { count: counted.needsAttention, exact },
    segment: named("segment"),
    campaign: named("campaign"),
    promotionTier: named("promotionTier"),
    distribution: named("distribution"),
    source: named("source"),
    purpose: valued("purpose", purposeSchema),
    outcome: valued("outcome", outcomeSchema),
    signature: valued("signature", signatureSchema),
    shape: valued("shape", shapeSchema),
    eventType: valued("eventType", z.string()),
    histogram: span ? toHistogram(counted.buckets, span, exact) : [],
  };
}

type CountedList = {
  readonly lists: readonly FacetListRow[];
  readonly exact: boolean;
};

async function selectWider(
  filter: EventFilter,
  now: Date,
  most: number,
): Promise<Map<FacetListKey, CountedList>> {
  const chosen = facetListKeys.filter((key) => filter[key] !== undefined);
  return new Map(
    await Promise.all(
      chosen.map(
        async (key) =>
          [
            key,
            await selectFacetList(key, withoutKeys(filter, [key]), now, most),
          ] as const,
      ),
    ),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
