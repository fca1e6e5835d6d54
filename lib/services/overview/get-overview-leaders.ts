import { authorize } from "#lib/services/authorize.ts";
import { visible } from "#lib/services/visible.ts";
import type { Context } from "#lib/services/context.ts";
import { selectOverviewLeaders } from "#lib/db/overview/select-overview-leaders.ts";
import {
  overviewWeek,
  type OverviewLeaders,
} from "#lib/domain/counts/overview.ts";
import { toTimeBounds } from "#lib/domain/filter/received-time.ts";

const maxLooked = 20_000;
const maxShown = 5;

/**
 * The segments and campaigns that most entries of the last 7 days were of, told from the newest of them.
 *
 * @throws {AppError} as `selectOverviewLeaders` does
 */
export async function getOverviewLeaders(
  context: Context,
  most = maxLooked,
): Promise<OverviewLeaders> {
  authorize(context, "read");
  const { access, now } = context;
  const from = toTimeBounds({ from: overviewWeek }, now).from ?? now;
  const row = await selectOverviewLeaders(access.sources, from, most, maxShown);
  const exact = row.looked <= most;
  return {
    counted: { count: Math.min(row.looked, most), exact },
    segments: visible
      .things(context, row.segments)
      .map((leader) => ({ ...leader, exact })),
    campaigns: visible
      .things(context, row.campaigns)
      .map((leader) => ({ ...leader, exact })),
  };
}
