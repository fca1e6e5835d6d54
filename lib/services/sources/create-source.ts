import { authorizeWhole } from "#lib/services/authorize.ts";
import { recordActivity } from "#lib/services/record-activity.ts";
import { transact } from "#lib/db/connection/transaction.ts";
import { isTaken } from "#lib/db/connection/is-taken.ts";
import type { Context } from "#lib/services/context.ts";
import { makeSourceKey } from "#lib/crypto/source-key.ts";
import { insertSource } from "#lib/db/sources/write-sources.ts";
import type { NewSource, Source } from "#lib/domain/source/source.ts";
import { AppError } from "#lib/errors/app-error.ts";
import { getAdministered } from "./get-source.ts";
import { encryptSource } from "./encrypt-source.ts";

/**
 * Adds a source; its address works as soon as this answers.
 *
 * @throws {AppError} `conflict` when the key is, or once was, another source's
 */
export async function createSource(
  context: Context,
  source: NewSource,
): Promise<Source> {
  authorizeWhole(context, "administer");
  const stored = encryptSource({
    ...source,
    key: source.key ?? makeSourceKey(),
  });
  try {
    await transact(async (transaction) => {
      await insertSource(transaction, stored);
      const { id, name, projectId, currency } = stored;
      await recordActivity(transaction, context, {
        action: "source.create",
        target: { kind: "source", id, name },
        details: {
          after: {
            name,
            projectId,
            currency,
            hasSecret: stored.secret !== null,
          },
        },
      });
    });
  } catch (error) {
    if (!isTaken(error)) throw error;
    throw new AppError(
      "conflict",
      "This key is or was in use. A key is never used twice.",
      { field: "key", cause: error },
    );
  }
  return getAdministered(context, stored.id);
}
