import { ownId } from "#lib/domain/voucherify/own-id.ts";
import { authorize } from "#lib/services/authorize.ts";
import { seesPersonalData } from "#lib/services/visible.ts";
import type { Context } from "#lib/services/context.ts";
import { selectOverviewDeliveries } from "#lib/db/overview/select-overview-deliveries.ts";
import {
  overviewDay,
  type OverviewDeliveries,
} from "#lib/domain/counts/overview.ts";
import { toTimeBounds } from "#lib/domain/filter/received-time.ts";

const maxLooked = 5_000;
const maxShown = 5;

/**
 * How long deliveries of the last 24 hours took, told from the newest of them, and which took longest.
 *
 * @throws {AppError} as `selectOverviewDeliveries` does
 */
export async function getOverviewDeliveries(
  context: Context,
  most = maxLooked,
): Promise<OverviewDeliveries> {
  authorize(context, "read");
  const { access, now } = context;
  const from = toTimeBounds({ from: overviewDay }, now).from ?? now;
  const row = await selectOverviewDeliveries(
    access.sources,
    from,
    most,
    maxShown,
  );
  return {
    counted: { count: Math.min(row.timed, most), exact: row.looked <= most },
    medianMs: row.medianMs,
    p95Ms: row.p95Ms,
    slowest: row.slowest.map((slow) => ({
      ...slow,
      ...(!seesPersonalData(context) && {
        segmentName: null,
        distributionId: ownId(slow.distributionId),
        eventName: ownId(slow.distributionId) && slow.eventName,
      }),
      receivedAt: slow.receivedAt.toISOString(),
    })),
  };
}
