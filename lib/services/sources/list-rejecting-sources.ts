import { selectRefusedSources } from "#lib/db/sources/select-rejecting-sources.ts";
import {
  refusalWindowMs,
  type RefusedSource,
} from "#lib/domain/source/rejecting-source.ts";

/**
 * The sources that are refusing their sender, the latest refusal first: refused
 * within the last 24 hours, and nothing of Voucherify's accepted since.
 */
export async function listRefusedSources(
  now = new Date(),
): Promise<RefusedSource[]> {
  const rows = await selectRefusedSources(
    new Date(now.getTime() - refusalWindowMs),
  );
  return rows.map(({ kept, someNotKept, since, lastAt, ...row }) => ({
    ...row,
    refused: Math.max(kept, 1),
    refusedExact: !someNotKept,
    since: since.toISOString(),
    lastAt: lastAt.toISOString(),
  }));
}
