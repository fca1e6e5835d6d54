import { v7 as uuidV7 } from "uuid";
import { hashApiToken, makeApiToken } from "#lib/crypto/api-token.ts";
import { transact } from "#lib/db/connection/transaction.ts";
import { selectSources } from "#lib/db/sources/select-sources.ts";
import { insertApiToken } from "#lib/db/tokens/api-tokens.ts";
import type {
  CreatedApiToken,
  NewApiToken,
} from "#lib/domain/access/api-token.ts";
import { AppError } from "#lib/errors/app-error.ts";
import { recordActivity } from "#lib/services/record-activity.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { toPerson } from "./to-person.ts";

/**
 * Makes a token, which is shown this once.
 *
 * @throws {AppError} `forbidden`; `invalid_request` for a time that is over or a source that there is not
 */
export async function createToken(
  context: Context,
  { name, role, sources, expiresAt }: NewApiToken,
): Promise<CreatedApiToken> {
  authorize(context, "administer");
  const sourceIds = [...new Set(sources?.map((id) => id.toLowerCase()))];
  const ends = expiresAt === undefined ? null : new Date(expiresAt);
  if (ends && ends <= context.now) {
    throw new AppError("invalid_request", "“expiresAt” is in the past.", {
      field: "expiresAt",
    });
  }
  await requireSources(context, sourceIds);
  const id = uuidV7();
  const token = makeApiToken();
  await transact(async (transaction) => {
    await insertApiToken(transaction, {
      id,
      name,
      role,
      sourceIds,
      tokenHash: hashApiToken(token),
      createdBy: context.actor.name.slice(0, 256),
      madeById: (await toPerson(transaction, context.actor))?.id ?? null,
      createdAt: context.now,
      expiresAt: ends,
    });
    await recordActivity(transaction, context, {
      action: "token.create",
      target: { kind: "token", id, name },
      details: {
        after: {
          role,
          sources: sources ?? "all",
          expiresAt: expiresAt ?? null,
        },
      },
    });
  });
  return { id, token };
}

/** Whoever knows some sources alone makes tokens for no others. */
async function requireSources(
  { access }: Context,
  sourceIds: readonly string[],
): Promise<void> {
  if (access.sources !== "all" && sourceIds.length === 0) {
    throw new AppError(
      "forbidden",
      "“sources” takes ids of sources that you may see.",
      {
        field: "sources",
      },
    );
  }
  if (sourceIds.length === 0) return;
  const known = new Set(
    (await selectSources(access.sources)).map(({ id }) => id),
  );
  const stranger = sourceIds.find((id) => !known.has(id));
  if (stranger === undefined) return;
  throw new AppError("invalid_request", `There is no source ${stranger}.`, {
    field: "sources",
  });
}
