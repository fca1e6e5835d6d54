import { appSecret } from "#lib/crypto/app-secret.ts";
import { DecryptError, decryptText } from "#lib/crypto/encrypted-text.ts";
import type { SourceRow } from "#lib/db/sources/select-sources.ts";

/**
 * The text of the newest key in use that opens.
 *
 * @throws {DecryptError} when all were stored under another app secret
 */
export function decryptNewestKey(source: SourceRow): string {
  const inUse = source.keys.filter((each) => !each.revokedAt);
  for (const key of inUse) {
    const text = decryptKey(key);
    if (text !== null) return text;
  }
  if (inUse.length === 0)
    throw new Error(`Source ${source.id} has no key in use.`);
  throw new DecryptError(
    "APP_SECRET is not the one that the stored secrets were encrypted under. Start with that one; if it is lost, “npm run rotate-secret -- --lost” goes on without them.",
  );
}

/** The text of a key; null when it was stored under another app secret. */
export function decryptKey(key: SourceRow["keys"][number]): string | null {
  try {
    return decryptText(key.keyEncrypted, appSecret());
  } catch (error) {
    if (error instanceof DecryptError) return null;
    throw error;
  }
}
