import type { Context } from "#lib/services/context.ts";
import { makeSourceKey } from "#lib/crypto/source-key.ts";
import { insertSource } from "#lib/db/sources/write-sources.ts";
import type { NewSource, Source } from "#lib/domain/source/source.ts";
import { AppError } from "#lib/errors/app-error.ts";
import { getSource } from "./get-source.ts";
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
  if (context.access.sources !== "all") {
    throw new AppError(
      "forbidden",
      "Only someone who may see every source may add one.",
    );
  }
  const stored = encryptSource({
    ...source,
    key: source.key ?? makeSourceKey(),
  });
  if ((await insertSource(stored)) === "key_taken") {
    throw new AppError(
      "conflict",
      "This key is, or once was, in use. A key is never given twice.",
      { field: "key" },
    );
  }
  return getSource(context, stored.id);
}
