import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { selectRejectingSources } from "#lib/db/sources/select-rejecting-sources.ts";
import {
  rejectionWindowMs,
  type RejectingSource,
} from "#lib/domain/source/rejecting-source.ts";

/**
 * The sources that are rejecting their sender, the latest rejection first: rejected
 * within the last 24 hours, and nothing of Voucherify's accepted since.
 */
export async function listRejectingSources(
  context: Context,
): Promise<RejectingSource[]> {
  authorize(context, "read");
  const { access, now } = context;
  const rows = await selectRejectingSources(
    access.sources,
    new Date(now.getTime() - rejectionWindowMs),
  );
  return rows.map(({ kept, someNotKept, since, lastAt, ...row }) => ({
    ...row,
    rejected: Math.max(kept, 1),
    rejectedExact: !someNotKept,
    since: since.toISOString(),
    lastAt: lastAt.toISOString(),
  }));
}
