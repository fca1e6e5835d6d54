import { v7 as uuidV7 } from "uuid";
import { appSecret } from "#lib/crypto/app-secret.ts";
import { sealText } from "#lib/crypto/encrypted-text.ts";
import { hashSourceKey } from "#lib/crypto/source-key.ts";
import type {
  StoredKey,
  StoredSecret,
  StoredSource,
} from "#lib/db/sources/write-sources.ts";
import type { NewSource } from "#lib/domain/source/source.ts";

export function sealKey(key: string): StoredKey {
  return {
    id: uuidV7(),
    keyHash: hashSourceKey(key),
    keySealed: sealText(key, appSecret()),
  };
}

export function sealSecret(secret: string): StoredSecret {
  return { id: uuidV7(), secretSealed: sealText(secret, appSecret()) };
}

/** A new source as it is stored, with an id of its own. */
export function sealSource(source: NewSource & { key: string }): StoredSource {
  return {
    id: uuidV7(),
    name: source.name,
    projectId: source.projectId ?? null,
    currency: source.currency ?? null,
    key: sealKey(source.key),
    secret: source.secret === undefined ? null : sealSecret(source.secret),
  };
}
