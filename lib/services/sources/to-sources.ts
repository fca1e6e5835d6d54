import { can } from "#lib/domain/access/permissions.ts";
import type { Context } from "#lib/services/context.ts";
import {
  maxCounted,
  selectSourceActivity,
  type SourceActivityRow,
  type SourceRow,
} from "#lib/db/sources/select-sources.ts";
import {
  toWebhookUrl,
  type Source,
  type VisibleSource,
} from "#lib/domain/source/source.ts";
import { storedMappingSchema } from "#lib/domain/reading/payload-mapping.ts";
import { env } from "#lib/env.ts";
import { decryptKey, decryptNewestKey } from "./decrypt-source-key.ts";

/**
 * Stored sources as they are shown, with what came to them today. Their addresses are opened
 * for those who may administer them; to all others a source has no keys and no secrets.
 */
export async function toSources(
  context: Context,
  rows: readonly SourceRow[],
): Promise<VisibleSource[]> {
  const activity = await selectSourceActivity(
    rows.map((row) => row.id),
    context.now,
  );
  const activityOf = new Map(activity.map((each) => [each.sourceId, each]));
  const showsKeys = can(context.access.role, "administer");
  return rows.map((row) => toSource(row, showsKeys, activityOf.get(row.id)));
}

const nothingAdministered = {
  key: null,
  webhookUrl: null,
  keys: [],
  secrets: [],
  // Paths name keys of payloads, which may say something of people.
  payloadMapping: [],
};

function toSource(
  row: SourceRow,
  showsKeys: boolean,
  activity?: SourceActivityRow,
): VisibleSource {
  if (!activity) throw new Error(`Source ${row.id} vanished while being read.`);
  return {
    id: row.id,
    name: row.name,
    ...(showsKeys ? toAdministered(row) : nothingAdministered),
    projectId: row.projectId,
    currency: row.currency,
    createdAt: row.createdAt.toISOString(),
    archivedAt: row.archivedAt?.toISOString() ?? null,
    activity: {
      lastReceivedAt: activity.lastReceivedAt?.toISOString() ?? null,
      todayFrom: activity.todayFrom.toISOString(),
      eventsToday: Math.min(activity.eventsToday, maxCounted),
      eventsTodayExact: activity.eventsToday <= maxCounted,
      rejectedToday: activity.rejectedToday,
    },
  };
}

function toAdministered(
  row: SourceRow,
): Pick<Source, "key" | "webhookUrl" | "keys" | "secrets" | "payloadMapping"> {
  const { webhookBaseUrl } = env();
  const key = decryptNewestKey(row);
  const toUrlOrNull = (text: string | null) =>
    text === null ? null : toWebhookUrl(webhookBaseUrl, text);
  return {
    key,
    webhookUrl: toWebhookUrl(webhookBaseUrl, key),
    keys: row.keys.map((each) => ({
      id: each.id,
      webhookUrl: each.revokedAt ? null : toUrlOrNull(decryptKey(each)),
      createdAt: each.createdAt.toISOString(),
      revokedAt: each.revokedAt?.toISOString() ?? null,
    })),
    payloadMapping: storedMappingSchema.parse(row.payloadMapping),
    secrets: row.secrets.map((secret) => ({
      id: secret.id,
      createdAt: secret.createdAt.toISOString(),
    })),
  };
}
