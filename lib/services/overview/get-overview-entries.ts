import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import {
  maxPerDay,
  maxPerHour,
  selectOverviewEntries,
  type Slot,
} from "#lib/db/overview/select-overview-entries.ts";
import { type Purpose, purposeSchema } from "#lib/domain/reading/purpose.ts";
import type { Count } from "#lib/domain/counts/facets.ts";
import {
  overviewDay,
  type OverviewEntries,
} from "#lib/domain/counts/overview.ts";
import { toTimeBounds } from "#lib/domain/filter/received-time.ts";
import {
  compareWithBaseline,
  type BaselineComparison,
  baselineOf,
  baselineWeeks,
} from "#lib/domain/counts/baseline.ts";

const hourMs = 3_600_000;
const dayHours = 24;
const weekMs = 7 * dayHours * hourMs;

/**
 * The entries of the last 24 hours, beside the same 24 hours of each of the past four weeks.
 *
 * @throws {AppError} as `selectOverviewEntries` does
 */
export async function getOverviewEntries(
  context: Context,
): Promise<OverviewEntries> {
  authorize(context, "read");
  const { access, now } = context;
  const days = Array.from({ length: 1 + baselineWeeks }, (_, week) =>
    hoursUntil(new Date(now.getTime() - week * weekMs)),
  );
  const from = toTimeBounds({ from: overviewDay }, now).from ?? now;
  const { perSlot, oldest, byPurpose, ...counted } =
    await selectOverviewEntries(access.sources, days.flat(), from);

  const counts = days.map((_, week) =>
    perSlot.slice(week * dayHours, (week + 1) * dayHours),
  );
  const [today = [], ...past] = counts;
  const kept = past.filter((_, at) => {
    const begun = days[at + 1]?.[0]?.from;
    return oldest !== null && begun !== undefined && oldest <= begun;
  });
  const total = toTotal(today);
  return {
    total,
    needsAttention: toCount(counted.needsAttention, maxPerDay),
    withoutPurpose: toCount(counted.withoutPurpose, maxPerDay),
    expiredOnArrival: toCount(counted.expiredOnArrival, maxPerDay),
    byPurpose: toByPurpose(byPurpose),
    comparison: compare(total, kept),
    hours: (days[0] ?? []).map((slot, hour) => ({
      from: slot.from.toISOString(),
      to: slot.to.toISOString(),
      count: Math.min(today[hour] ?? 0, maxPerHour),
      usual: baselineOf(kept.map((week) => week[hour] ?? 0)),
    })),
  };
}

/** The 24 hours that end at a moment, the oldest first. */
function hoursUntil(end: Date): Slot[] {
  return Array.from({ length: dayHours }, (_, at) => {
    const from = end.getTime() - (dayHours - at) * hourMs;
    return { from: new Date(from), to: new Date(from + hourMs) };
  });
}

function compare(
  total: Count,
  weeks: readonly (readonly number[])[],
): BaselineComparison {
  const totals = weeks.map(toTotal);
  if (![total, ...totals].every(({ exact }) => exact)) {
    return { than: "unknown", because: "volume" };
  }
  return compareWithBaseline(
    total.count,
    totals.map(({ count }) => count),
  );
}

function toTotal(hours: readonly number[]): Count {
  return {
    count: hours.reduce((sum, count) => sum + Math.min(count, maxPerHour), 0),
    exact: hours.every((count) => count <= maxPerHour),
  };
}

function toCount(counted: number, most: number): Count {
  return { count: Math.min(counted, most), exact: counted <= most };
}

function toByPurpose(
  counts: readonly { readonly purpose: Purpose; readonly count: number }[],
): Record<Purpose, Count> {
  const of = (purpose: Purpose) =>
    toCount(
      counts.find((one) => one.purpose === purpose)?.count ?? 0,
      maxPerDay,
    );
  const { unique_codes, promotion, plain_message, contradiction } =
    purposeSchema.enum;
  return {
    unique_codes: of(unique_codes),
    promotion: of(promotion),
    plain_message: of(plain_message),
    contradiction: of(contradiction),
  };
}
