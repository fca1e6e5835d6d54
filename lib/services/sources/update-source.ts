import { authorize } from "#lib/services/authorize.ts";
import { recordActivity } from "#lib/services/record-activity.ts";
import { transact } from "#lib/db/connection/transaction.ts";
import { isInScope } from "#lib/domain/access/source-scope.ts";
import type { Context } from "#lib/services/context.ts";
import { z } from "zod";
import { makeSourceKey } from "#lib/crypto/source-key.ts";
import {
  writeSourceChange,
  type SourceBefore,
  SourceObstacle,
  type SourceObstacleKind,
} from "#lib/db/sources/write-sources.ts";
import type { Source, SourceChange } from "#lib/domain/source/source.ts";
import { AppError } from "#lib/errors/app-error.ts";
import { getAdministered } from "./get-source.ts";
import { encryptKey, encryptSecret } from "./encrypt-source.ts";

/**
 * Changes a source: all that `change` names, or nothing. The next webhook to
 * arrive at any process meets the source as changed.
 *
 * @throws {AppError} `not_found` for the source, key or secret; `conflict` when no key or more than two would be in use
 */
export async function updateSource(
  context: Context,
  id: string,
  change: SourceChange,
): Promise<Source> {
  authorize(context, "administer");
  if (!z.uuid().safeParse(id).success || !isInScope(context.access.sources, id))
    throw toRefusal("no_such_source", id, change);
  try {
    await transact(async (transaction) => {
      const before = await writeSourceChange(
        transaction,
        id,
        {
          name: change.name,
          projectId: change.projectId,
          currency: change.currency,
          payloadMapping: change.payloadMapping,
          archived: change.archived,
          addSecret:
            change.secret == null
              ? change.secret
              : encryptSecret(change.secret),
          retireSecret: change.retireSecret,
          restoreSecret: change.restoreSecret,
          addKey: change.rotateKey ? encryptKey(makeSourceKey()) : undefined,
          revokeKey: change.revokeKey,
        },
        context.now,
      );
      await recordActivity(transaction, context, {
        action: "source.change",
        target: { kind: "source", id, name: change.name ?? before.name },
        details: toDetails(before, change),
      });
    });
  } catch (error) {
    if (!(error instanceof SourceObstacle)) throw error;
    throw toRefusal(error.is, id, change);
  }
  return getAdministered(context, id);
}

/** What changed, with no key and no secret. */
function toDetails(
  before: SourceBefore,
  change: SourceChange,
): Record<string, unknown> {
  const { name, projectId, currency, payloadMapping, archived } = change;
  return {
    before: {
      name: before.name,
      projectId: before.projectId,
      currency: before.currency,
      ...(payloadMapping && { payloadMapping: before.payloadMapping }),
      archived: before.archivedAt !== null,
    },
    after: { name, projectId, currency, payloadMapping, archived },
    ...(change.secret !== undefined && {
      secret: change.secret === null ? "all retired" : "added",
    }),
    ...(change.retireSecret && { retiredSecret: change.retireSecret }),
    ...(change.restoreSecret && { restoredSecret: change.restoreSecret }),
    ...(change.rotateKey && { key: "added" }),
    ...(change.revokeKey && { revokedKey: change.revokeKey }),
  };
}

function toRefusal(
  obstacle: SourceObstacleKind,
  id: string,
  change: SourceChange,
): AppError {
  switch (obstacle) {
    case "no_such_source":
      return new AppError("not_found", `There is no source ${id}.`);
    case "no_such_secret":
      return new AppError(
        "not_found",
        `Source ${id} has no secret ${String(change.retireSecret)} in use.`,
        { field: "retireSecret" },
      );
    case "no_such_retired_secret":
      return new AppError(
        "not_found",
        `Source ${id} has no retired secret ${String(change.restoreSecret)}.`,
        { field: "restoreSecret" },
      );
    case "no_such_key":
      return new AppError(
        "not_found",
        `Source ${id} has no key ${String(change.revokeKey)} in use.`,
        { field: "revokeKey" },
      );
    case "too_many_keys":
      return new AppError(
        "conflict",
        `Source ${id} already has two keys in use. Revoke one of them first.`,
        { field: "rotateKey" },
      );
    case "no_key_left":
      return new AppError(
        "conflict",
        `This is the only key of source ${id}. Rotate it first, or archive the source.`,
        { field: "revokeKey" },
      );
  }
}
