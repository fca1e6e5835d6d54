import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { selectArrivalPatterns } from "#lib/db/sources/select-arrival-patterns.ts";
import {
  detectSilence,
  arrivalPatternHours,
  type SilenceState,
  type SourceSilence,
} from "#lib/domain/source/source-silence.ts";

const urgency: readonly SilenceState[] = [
  "quiet",
  "abandoned",
  "never",
  "unknown",
  "usual",
];

/**
 * When each source in use was last heard, and whether that is longer ago than it ever was
 * in the past four weeks; those that have gone quiet come first.
 *
 * @throws {AppError} as `selectArrivalPatterns` does
 */
export async function listSourceSilences(
  context: Context,
): Promise<SourceSilence[]> {
  authorize(context, "read");
  const { access, now } = context;
  const rows = await selectArrivalPatterns(
    access.sources,
    arrivalPatternHours,
    now,
  );
  return rows
    .map(({ busyHours, ...row }) => ({
      sourceId: row.sourceId,
      name: row.name,
      lastReceivedAt: row.lastReceivedAt?.toISOString() ?? null,
      ...detectSilence({ ...row, now }, busyHours),
    }))
    .sort((a, b) => urgency.indexOf(a.state) - urgency.indexOf(b.state));
}
