import { isInScope } from "#lib/domain/access/source-scope.ts";
import type { Context } from "#lib/services/context.ts";
import { z } from "zod";
import { makeSourceKey } from "#lib/crypto/source-key.ts";
import {
  writeSourceChange,
  type SourceWrite,
} from "#lib/db/sources/write-sources.ts";
import type { Source, SourceChange } from "#lib/domain/source/source.ts";
import { AppError } from "#lib/errors/app-error.ts";
import { getSource } from "./get-source.ts";
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
  if (!z.uuid().safeParse(id).success || !isInScope(context.access.sources, id))
    refuse("no_such_source", id, change);
  const written = await writeSourceChange(
    id,
    {
      name: change.name,
      projectId: change.projectId,
      currency: change.currency,
      archived: change.archived,
      addSecret:
        change.secret == null ? change.secret : encryptSecret(change.secret),
      retireSecret: change.retireSecret,
      addKey: change.rotateKey ? encryptKey(makeSourceKey()) : undefined,
      revokeKey: change.revokeKey,
    },
    context.now,
  );
  refuse(written, id, change);
  return getSource(context, id);
}

function refuse(written: SourceWrite, id: string, change: SourceChange): void {
  switch (written) {
    case "done":
      return;
    case "no_such_source":
      throw new AppError("not_found", `There is no source ${id}.`);
    case "no_such_secret":
      throw new AppError(
        "not_found",
        `Source ${id} has no secret ${String(change.retireSecret)} in use.`,
        { field: "retireSecret" },
      );
    case "no_such_key":
      throw new AppError(
        "not_found",
        `Source ${id} has no key ${String(change.revokeKey)} in use.`,
        { field: "revokeKey" },
      );
    case "too_many_keys":
      throw new AppError(
        "conflict",
        `Source ${id} already has two keys in use. Revoke one of them first.`,
        { field: "rotateKey" },
      );
    case "no_key_left":
      throw new AppError(
        "conflict",
        `This is the only key of source ${id}. Rotate it first, or archive the source.`,
        { field: "revokeKey" },
      );
  }
}
