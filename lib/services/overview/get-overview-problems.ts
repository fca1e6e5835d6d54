import { ownId } from "#lib/domain/voucherify/own-id.ts";
import { authorize } from "#lib/services/authorize.ts";
import { seesPersonalData } from "#lib/services/visible.ts";
import type { Context } from "#lib/services/context.ts";
import { selectOverviewProblems } from "#lib/db/overview/select-overview-problems.ts";
import {
  overviewWeek,
  type OverviewProblems,
} from "#lib/domain/counts/overview.ts";
import { toTimeBounds } from "#lib/domain/filter/received-time.ts";

const maxLooked = 2_000;
const maxShown = 6;

/**
 * Which distributions sent what needs attention in the last 7 days, told from the newest of it.
 *
 * @throws {AppError} as `selectOverviewProblems` does
 */
export async function getOverviewProblems(
  context: Context,
  most = maxLooked,
): Promise<OverviewProblems> {
  authorize(context, "read");
  const { access, now } = context;
  const from = toTimeBounds({ from: overviewWeek }, now).from ?? now;
  const rows = await selectOverviewProblems(access.sources, from, most);
  const looked = rows.reduce((sum, { count }) => sum + count, 0);
  const exact = looked <= most;
  const listed = rows.slice(0, maxShown);
  return {
    total: { count: Math.min(looked, most), exact },
    others: {
      count: listed.reduce((left, { count }) => left - count, looked),
      exact,
    },
    distributions: listed.map((row) => ({
      ...row,
      ...(!seesPersonalData(context) && {
        distributionId: ownId(row.distributionId),
        eventName: ownId(row.distributionId) && row.eventName,
      }),
      count: { count: row.count, exact },
      lastAt: row.lastAt.toISOString(),
    })),
  };
}
