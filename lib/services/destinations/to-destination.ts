import {
  type DestinationActivityRow,
  type DestinationRow,
  selectDestinationActivity,
} from "#lib/db/replays/destinations.ts";
import { timeToUuidV7Floor } from "#lib/domain/event/uuid-v7.ts";
import type { Destination } from "#lib/domain/replay/destination.ts";
import { decryptHeaders } from "./encrypt-destination.ts";

const dayMs = 24 * 60 * 60 * 1_000;

/** Destinations as they are told, with what was sent there in the last day. */
export async function toDestinations(
  rows: readonly DestinationRow[],
  now: Date,
): Promise<Destination[]> {
  const activity = await selectDestinationActivity(
    rows.map(({ id }) => id),
    timeToUuidV7Floor(new Date(now.getTime() - dayMs)),
  );
  const byId = new Map(activity.map((one) => [one.destinationId, one]));
  return rows.map((row) => toDestination(row, byId.get(row.id), now));
}

function toDestination(
  row: DestinationRow,
  activity: DestinationActivityRow | undefined,
  now: Date,
): Destination {
  const restingUntil = row.pace?.restingUntil ?? null;
  return {
    id: row.id,
    name: row.name,
    url: row.url,
    hasSigningSecret: row.signingSecretEncrypted !== null,
    headerNames: decryptHeaders(row.headersEncrypted).map(([name]) => name),
    ratePerSecond: row.ratePerSecond,
    connections: row.connections,
    timeoutMs: row.timeoutMs,
    allowInternal: row.allowInternal,
    alsoDelivered: row.alsoDelivered,
    inDoubtRule: row.inDoubtRule,
    approvalAbove: row.approvalAbove,
    createdAt: row.createdAt.toISOString(),
    pausedAt: row.pausedAt?.toISOString() ?? null,
    restingUntil:
      restingUntil && restingUntil > now ? restingUntil.toISOString() : null,
    activity: toActivity(activity),
  };
}

function toActivity(
  row: DestinationActivityRow | undefined,
): Destination["activity"] {
  return {
    delivered: row?.delivered ?? 0,
    failed: row?.failed ?? 0,
    medianMs: row?.medianMs ?? null,
    lastAttemptAt: row?.lastAttemptAt?.toISOString() ?? null,
  };
}
