import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import {
  maxRejections,
  selectOverviewRejections,
} from "#lib/db/overview/select-overview-rejections.ts";
import {
  overviewDay,
  type OverviewRejections,
} from "#lib/domain/counts/overview.ts";
import { toTimeBounds } from "#lib/domain/filter/received-time.ts";

/**
 * What was rejected in the last 24 hours, and why.
 *
 * @throws {AppError} as `selectOverviewRejections` does
 */
export async function getOverviewRejections(
  context: Context,
): Promise<OverviewRejections> {
  authorize(context, "read");
  const { access, now } = context;
  const from = toTimeBounds({ from: overviewDay }, now).from ?? now;
  const { causes, onlyCounted } = await selectOverviewRejections(
    access.sources,
    from,
  );
  const looked = causes.reduce((sum, { count }) => sum + count, 0);
  const exact = looked <= maxRejections;
  return {
    total: { count: Math.min(looked, maxRejections), exact },
    causes: causes.map((cause) => ({
      ...cause,
      count: { count: cause.count, exact },
    })),
    onlyCounted: {
      count: onlyCounted,
      since: `${from.toISOString().slice(0, 10)}T00:00:00.000Z`,
    },
  };
}
