import { appSecret } from "#lib/crypto/app-secret.ts";
import { openSealedText } from "#lib/crypto/encrypted-text.ts";
import type { SourceRow } from "#lib/db/sources/select-sources.ts";

/**
 * The text of the newest key in use.
 *
 * @throws {SealError} when it was stored under another app secret
 */
export function openNewestKey(source: SourceRow): string {
  const key = source.keys.find((each) => !each.revokedAt);
  if (!key) throw new Error(`Source ${source.id} has no key in use.`);
  return openKey(key);
}

export function openKey(key: SourceRow["keys"][number]): string {
  return openSealedText(key.keySealed, appSecret());
}
