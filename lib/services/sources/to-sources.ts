import {
  maxCounted,
  selectSourceActivity,
  type SourceActivityRow,
  type SourceRow,
} from "#lib/db/sources/select-sources.ts";
import { toWebhookUrl, type Source } from "#lib/domain/source/source.ts";
import { env } from "#lib/env.ts";
import { decryptKey, decryptNewestKey } from "./decrypt-source-key.ts";

/** Stored sources as they are shown: addresses opened, with what came to them on the day of `now`. */
export async function toSources(
  rows: readonly SourceRow[],
  now: Date,
): Promise<Source[]> {
  const activity = await selectSourceActivity(
    rows.map((row) => row.id),
    now,
  );
  const activityOf = new Map(activity.map((each) => [each.sourceId, each]));
  return rows.map((row) => toSource(row, activityOf.get(row.id)));
}

function toSource(row: SourceRow, activity?: SourceActivityRow): Source {
  if (!activity) throw new Error(`Source ${row.id} vanished while being read.`);
  const { webhookBaseUrl } = env();
  const key = decryptNewestKey(row);
  return {
    id: row.id,
    name: row.name,
    key,
    webhookUrl: toWebhookUrl(webhookBaseUrl, key),
    projectId: row.projectId,
    currency: row.currency,
    createdAt: row.createdAt.toISOString(),
    archivedAt: row.archivedAt?.toISOString() ?? null,
    keys: row.keys.map((each) => ({
      id: each.id,
      webhookUrl: each.revokedAt
        ? null
        : toWebhookUrl(webhookBaseUrl, decryptKey(each)),
      createdAt: each.createdAt.toISOString(),
      revokedAt: each.revokedAt?.toISOString() ?? null,
    })),
    secrets: row.secrets.map((secret) => ({
      id: secret.id,
      createdAt: secret.createdAt.toISOString(),
    })),
    activity: {
      lastReceivedAt: activity.lastReceivedAt?.toISOString() ?? null,
      todayFrom: activity.todayFrom.toISOString(),
      eventsToday: Math.min(activity.eventsToday, maxCounted),
      eventsTodayExact: activity.eventsToday <= maxCounted,
      rejectedToday: activity.rejectedToday,
    },
  };
}
