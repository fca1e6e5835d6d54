import type { ActivityRow } from "#lib/db/activity/activity-row.ts";
import {
  type ActivityItem,
  activityItemSchema,
} from "#lib/domain/activity/activity.ts";

/** A stored row as it is shown. */
export function toActivityItem(row: ActivityRow): ActivityItem {
  const { targetKind, targetId, targetName, actorKind, actorId, actorName } =
    row;
  return activityItemSchema.parse({
    id: row.id,
    sequence: Number(row.sequence),
    at: row.at.toISOString(),
    actor: { kind: actorKind, id: actorId, name: actorName },
    action: row.action,
    outcome: row.outcome,
    target:
      targetKind === null
        ? null
        : { kind: targetKind, id: targetId, name: targetName },
    remoteAddress: row.remoteAddress,
    requestId: row.requestId,
    details: row.details,
    personal: row.personal,
    erasedAt: row.erasedAt?.toISOString() ?? null,
    digest: Buffer.from(row.digest).toString("hex"),
  });
}
