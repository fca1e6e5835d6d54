import {
  type DestinationRow,
  updateDestination,
} from "#lib/db/replays/destinations.ts";
import { transact } from "#lib/db/connection/transaction.ts";
import type {
  Destination,
  DestinationChange,
} from "#lib/domain/replay/destination.ts";
import { recordActivity } from "#lib/services/record-activity.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { type NamedFor, requireFreeName } from "./require-free-name.ts";
import { requireAllowedUrl } from "./require-allowed-url.ts";
import { encryptHeaders, encryptOptional } from "./encrypt-destination.ts";
import { getDestination } from "./get-destination.ts";
import { requireDestination } from "./require-destination.ts";

/**
 * Changes a destination: all that `change` names, or nothing. Runs under way go by it
 * from their next block on.
 *
 * @throws {AppError} as `createDestination` does; `not_found`
 */
export async function changeDestination(
  context: Context,
  id: string,
  change: DestinationChange,
  namedFor: NamedFor = "program",
): Promise<Destination> {
  authorize(context, "operate");
  const before = await requireDestination(id);
  requireAdmin(context, before, change);
  const { headers, signingSecret, paused, url, ...plain } = change;
  const allowInternal = plain.allowInternal ?? before.allowInternal;
  const checked =
    url === undefined && plain.allowInternal === undefined
      ? undefined
      : await requireAllowedUrl(url ?? before.url, allowInternal);
  await transact(async (transaction) => {
    await requireFreeName(transaction, plain.name, { namedFor, except: id });
    await updateDestination(transaction, id, {
      ...plain,
      ...(checked !== undefined && { url: checked }),
      ...(signingSecret !== undefined && {
        signingSecretEncrypted: encryptOptional(signingSecret),
      }),
      ...(headers !== undefined && {
        headersEncrypted: encryptHeaders(headers),
      }),
      ...(paused !== undefined && { pausedAt: paused ? context.now : null }),
    });
    await recordActivity(transaction, context, {
      action: "destination.change",
      target: { kind: "destination", id, name: before.name },
      details: {
        before: pick(before, Object.keys(plain)),
        after: { ...plain, ...(checked !== undefined && { url: checked }) },
        ...(paused !== undefined && { paused }),
        ...(signingSecret !== undefined && {
          signingSecret: signingSecret === null ? "removed" : "changed",
        }),
        ...(headers !== undefined && { headers: Object.keys(headers) }),
      },
    });
  });
  return getDestination(context, id);
}

/** Inside is an admin's, and so is who must approve: also to point what was allowed somewhere else. */
function requireAdmin(
  context: Context,
  before: DestinationRow,
  change: DestinationChange,
): void {
  const opens =
    (change.allowInternal ?? before.allowInternal) &&
    (change.allowInternal !== undefined || change.url !== undefined);
  if (opens || change.approvalAbove !== undefined)
    authorize(context, "administer");
}

function pick(row: DestinationRow, keys: readonly string[]) {
  return Object.fromEntries(
    Object.entries(row).filter(([key]) => keys.includes(key)),
  );
}
