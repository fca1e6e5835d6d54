import { appSecret } from "#lib/crypto/app-secret.ts";
import { decryptText } from "#lib/crypto/encrypted-text.ts";
import type { SourceRow } from "#lib/db/sources/select-sources.ts";

/**
 * The text of the newest key in use.
 *
 * @throws {DecryptError} when it was stored under another app secret
 */
export function decryptNewestKey(source: SourceRow): string {
  const key = source.keys.find((each) => !each.revokedAt);
  if (!key) throw new Error(`Source ${source.id} has no key in use.`);
  return decryptKey(key);
}

export function decryptKey(key: SourceRow["keys"][number]): string {
  return decryptText(key.keyEncrypted, appSecret());
}
