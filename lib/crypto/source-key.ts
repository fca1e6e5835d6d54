import { createHash, randomBytes } from "node:crypto";

/** A new key: 32 characters of A-Z, a-z, 0-9, _ and -, carrying 192 random bits. */
export function makeSourceKey(): string {
  return randomBytes(24).toString("base64url");
}

/** SHA-256 of a key as it stands in an address; what `SourceKey.keyHash` holds. */
export function hashSourceKey(key: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(key).digest());
}
