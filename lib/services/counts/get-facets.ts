import { isOwn } from "#lib/domain/field/own-value.ts";
import { authorizeFilter, seesPersonalData } from "#lib/services/visible.ts";
import type { Context } from "#lib/services/context.ts";
import { countEvents } from "#lib/db/rollups/count-events.ts";
import { countValidity } from "#lib/db/rollups/count-validity.ts";
import type { FacetListRow } from "#lib/db/rollups/facet-lists.ts";
import { selectFacetList } from "#lib/db/rollups/select-facet-list.ts";
import type { FacetRows } from "#lib/db/rollups/facet-row.ts";
import { selectFacets } from "#lib/db/rollups/select-facets.ts";
import {
  selectRollup,
  selectRollupBeyond,
} from "#lib/db/rollups/select-rollup.ts";
import {
  type EventFilter,
  withoutKeys,
} from "#lib/domain/filter/event-filter.ts";
import { fieldOfFilter } from "#lib/domain/event/filtered-fields.ts";
import {
  type Count,
  type FacetListKey,
  facetListKeys,
  type Facets,
  facetsSchema,
  thingListKeys,
  valueListKeys,
} from "#lib/domain/counts/facets.ts";
import { toHistogram } from "#lib/domain/counts/histogram.ts";
import { AppError } from "#lib/errors/app-error.ts";

type FacetOptions = {
  /**
   * Counts each list as if its own key asked for nothing, so that a choice in it can be
   * widened; the totals and the histogram keep the whole filter.
   */
  readonly widened?: boolean;
  /** How many events are counted; beyond it the counts are not exact, and say so. */
  readonly most?: number;
};

const maxCounted = 10_000;
/**
 * How long counting one by one may take where rollups know all but the customers: a moment. So few that it takes no more than some
 * milliseconds get longer, so that a page says the same of them on a busy machine.
 */
const patience = { few: 1_000, ofFewMs: 2_000, momentMs: 150 };
/** A total of what rollups do not know goes as far as an index can count it in a moment. */
const furthest = { most: 1_000_000, withinMs: 80 };

/**
 * How the events that fit a filter divide, and how many they are. Up to 10,000 are counted one by one, where that
 * takes no more than a moment. Otherwise the hourly rollups tell all but the customers, exactly, its histogram by hours.
 * Of a filter that asks more than rollups know (words, payload values, a customer, times of sending) the newest 10,000
 * are counted: every part is then the least that it can be and says so; its total is exact up to a million where an
 * index can tell it in a moment.
 *
 * @throws {AppError} `too_slow`, `unavailable` and `invalid_request`, as `selectFacets` does
 */
export async function getFacets(
  context: Context,
  filter: EventFilter,
  { widened = false, most = maxCounted }: FacetOptions = {},
): Promise<Facets> {
  authorizeFilter(context, filter);
  const [{ counted, customers }, wider] = await Promise.all([
    count(context, filter, most),
    widened
      ? selectWider(context, filter, most)
      : new Map<FacetListKey, CountedList>(),
  ]);
  const { exact, span } = counted;
  const rowsOf = (key: FacetListKey) =>
    (wider.get(key) ?? counted).lists
      .filter((row) => row.key === key)
      .sort((a, b) => b.count - a.count || compare(a.value, b.value));
  const counts = ({ count }: FacetListRow, key: FacetListKey): Count => ({
    count,
    exact: (wider.get(key) ?? counted).exact,
  });
  const things = thingListKeys.map((key) => [
    key,
    visibleRows(context, key, rowsOf(key)).map((row) => ({
      id: row.value,
      name: row.name,
      ...counts(row, key),
    })),
  ]);
  const values = valueListKeys.map((key) => [
    key,
    visibleRows(context, key, rowsOf(key)).map((row) => ({
      value: row.value,
      ...counts(row, key),
    })),
  ]);
  return {
    total: await toTotal(context, filter, counted),
    customers,
    segments: { count: counted.segments, exact },
    needsAttention: { count: counted.needsAttention, exact },
    entries: { count: counted.entries, exact },
    others: { count: counted.total - counted.entries, exact },
    ...listsSchema.parse(Object.fromEntries([...things, ...values])),
    validity: await countValidity(
      context.access.sources,
      filter,
      context.now,
      counted,
      furthest,
    ),
    histogram: span ? toHistogram(counted.buckets, span, exact) : [],
  };
}

const listsSchema = facetsSchema.pick(
  Object.fromEntries(facetListKeys.map((key) => [key, true])) as Record<
    FacetListKey,
    true
  >,
);

/** A payload's designer may have put a person's address where an id belongs. */
function visibleRows(
  context: Context,
  key: FacetListKey,
  rows: readonly FacetListRow[],
): readonly FacetListRow[] {
  const masked = fieldOfFilter(key)?.privacy.masked;
  return seesPersonalData(context) ||
    (masked !== "own_id" && masked !== "own_type")
    ? rows
    : rows.filter(({ value }) => isOwn(masked, value));
}

async function count(
  context: Context,
  filter: EventFilter,
  most: number,
): Promise<{ readonly counted: FacetRows; readonly customers: Count }> {
  const { now, access } = context;
  const oneByOne = (limitMs?: number) =>
    selectFacets(access.sources, filter, now, most, limitMs);
  const rolledUp = await selectRollupBeyond(access.sources, filter, now, most);
  const fitting = typeof rolledUp === "number" ? rolledUp : rolledUp?.total;
  const counted =
    (fitting !== undefined && fitting <= most
      ? await unlessTooSlow(
          oneByOne(
            fitting <= patience.few ? patience.ofFewMs : patience.momentMs,
          ),
        )
      : null) ??
    (typeof rolledUp === "number"
      ? await selectRollup(access.sources, filter, now)
      : rolledUp) ??
    (await oneByOne());
  return {
    counted,
    customers: {
      count: counted.customers ?? 0,
      exact: counted.exact && counted.customers !== null,
    },
  };
}

async function unlessTooSlow<Result>(
  counting: Promise<Result>,
): Promise<Result | null> {
  try {
    return await counting;
  } catch (error) {
    if (error instanceof AppError && error.code === "too_slow") return null;
    throw error;
  }
}

async function toTotal(
  context: Context,
  filter: EventFilter,
  { total, exact }: FacetRows,
): Promise<Count> {
  if (exact) return { count: total, exact };
  const whole = await countEvents(
    context.access.sources,
    filter,
    context.now,
    furthest,
  );
  return whole === null
    ? { count: total, exact: false }
    : { count: whole, exact: true };
}

type CountedList = {
  readonly lists: readonly FacetListRow[];
  readonly exact: boolean;
};

async function selectWider(
  context: Context,
  filter: EventFilter,
  most: number,
): Promise<Map<FacetListKey, CountedList>> {
  const chosen = facetListKeys.filter(
    (key) => filter[key] !== undefined || filter[`-${key}`] !== undefined,
  );
  return new Map(
    await Promise.all(
      chosen.map(
        async (key) =>
          [
            key,
            await selectList(
              context,
              key,
              withoutKeys(filter, [key, `-${key}`]),
              most,
            ),
          ] as const,
      ),
    ),
  );
}

async function selectList(
  context: Context,
  key: FacetListKey,
  filter: EventFilter,
  most: number,
): Promise<CountedList> {
  return (
    (await selectRollup(context.access.sources, filter, context.now)) ??
    (await selectFacetList(
      context.access.sources,
      key,
      filter,
      context.now,
      most,
    ))
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
