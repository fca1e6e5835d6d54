import { v7 as uuidV7 } from "uuid";
import { appSecret } from "#lib/crypto/app-secret.ts";
import { encryptText } from "#lib/crypto/encrypted-text.ts";
import { hashSourceKey } from "#lib/crypto/source-key.ts";
import type {
  StoredKey,
  StoredSecret,
  StoredSource,
} from "#lib/db/sources/write-sources.ts";
import type { NewSource } from "#lib/domain/source/source.ts";

export function encryptKey(key: string): StoredKey {
  return {
    id: uuidV7(),
    keyHash: hashSourceKey(key),
    keyEncrypted: encryptText(key, appSecret()),
  };
}

export function encryptSecret(secret: string): StoredSecret {
  return { id: uuidV7(), secretEncrypted: encryptText(secret, appSecret()) };
}

/** A new source as it is stored, with an id of its own. */
export function encryptSource(
  source: NewSource & { key: string },
): StoredSource {
  return {
    id: uuidV7(),
    name: source.name,
    projectId: source.projectId ?? null,
    currency: source.currency ?? null,
    key: encryptKey(source.key),
    secret: source.secret === undefined ? null : encryptSecret(source.secret),
  };
}
