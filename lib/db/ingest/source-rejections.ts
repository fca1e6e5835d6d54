import type { Rejection } from "#lib/domain/event/event-values.ts";
import { ingestDb } from "#lib/db/connection/client.ts";

/** What a source keeps already of one day's rejected requests. */
export type KeptRejections = {
  readonly requests: number;
  readonly bytes: number;
};

/** By source id; a source that has rejected nothing on that UTC day is not in it. */
export async function findKeptRejections(
  sourceIds: readonly string[],
  day: Date,
): Promise<Map<string, KeptRejections>> {
  const rows = await ingestDb().sourceRejection.groupBy({
    by: ["sourceId"],
    where: { sourceId: { in: [...sourceIds] }, day: startOfDay(day) },
    _sum: { kept: true, keptBytes: true },
  });
  return new Map(
    rows.map(({ sourceId, _sum }) => [
      sourceId,
      { requests: _sum.kept ?? 0, bytes: Number(_sum.keptBytes ?? 0) },
    ]),
  );
}

/**
 * Counts rejected requests by source, UTC day and cause.
 *
 * @param rejections `keptBytes` is null for a request that is counted only
 */
export async function countRejections(
  rejections: readonly {
    sourceId: string;
    at: Date;
    cause: Rejection;
    keptBytes: number | null;
  }[],
): Promise<void> {
  const kept = (bytes: number | null) => (bytes === null ? 0 : 1);
  await ingestDb().$executeRaw`
    INSERT INTO source_rejection AS held (source_id, day, cause, kept, kept_bytes, not_kept, last_at)
    SELECT source_id, (at AT TIME ZONE 'UTC')::date, cause,
      sum(kept), sum(kept_bytes), count(*) - sum(kept), max(at)
    FROM unnest(
      ${rejections.map(({ sourceId }) => sourceId)}::uuid[],
      ${rejections.map(({ at }) => at.toISOString())}::timestamptz[],
      ${rejections.map(({ cause }) => cause)}::text[],
      ${rejections.map(({ keptBytes }) => kept(keptBytes))}::int[],
      ${rejections.map(({ keptBytes }) => keptBytes ?? 0)}::int[]
    ) AS input (source_id, at, cause, kept, kept_bytes)
    GROUP BY 1, 2, 3
    ORDER BY 1, 2, 3
    ON CONFLICT (source_id, day, cause) DO UPDATE SET
      kept = held.kept + excluded.kept,
      kept_bytes = held.kept_bytes + excluded.kept_bytes,
      not_kept = held.not_kept + excluded.not_kept,
      last_at = greatest(held.last_at, excluded.last_at)`;
}

function startOfDay(time: Date): Date {
  return new Date(
    Date.UTC(time.getUTCFullYear(), time.getUTCMonth(), time.getUTCDate()),
  );
}
