import {
  createCipheriv,
  createDecipheriv,
  hkdfSync,
  randomBytes,
} from "node:crypto";

/**
 * Encrypts a text for storage: AES-256-GCM under a key derived from the app's
 * secret, as version byte, 12-byte nonce, 16-byte tag, ciphertext.
 */
export function encryptText(
  text: string,
  appSecret: string,
): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", encryptionKey(appSecret), nonce);
  const ciphertext = Buffer.concat([
    cipher.update(text, "utf8"),
    cipher.final(),
  ]);
  return new Uint8Array(
    Buffer.concat([Buffer.of(1), nonce, cipher.getAuthTag(), ciphertext]),
  );
}

/**
 * The text that `encryptText` was given.
 *
 * @throws {DecryptError} when it was encrypted with another app secret, or altered
 */
export function decryptText(encrypted: Uint8Array, appSecret: string): string {
  const bytes = Buffer.from(
    encrypted.buffer,
    encrypted.byteOffset,
    encrypted.byteLength,
  );
  try {
    const decipher = createDecipheriv(
      "aes-256-gcm",
      encryptionKey(appSecret),
      bytes.subarray(1, 13),
    );
    decipher.setAuthTag(bytes.subarray(13, 29));
    return (
      decipher.update(bytes.subarray(29), undefined, "utf8") +
      decipher.final("utf8")
    );
  } catch (cause) {
    throw new DecryptError(
      "A stored secret does not open with this APP_SECRET. Start with the one it was stored under.",
      { cause },
    );
  }
}

/** A stored secret that this app secret does not open. */
export class DecryptError extends Error {
  override readonly name = "DecryptError";
}

const keys = new Map<string, Buffer>();

function encryptionKey(appSecret: string): Buffer {
  let key = keys.get(appSecret);
  if (!key) {
    key = Buffer.from(
      hkdfSync("sha256", appSecret, "segment-inspector", "stored secrets", 32),
    );
    keys.set(appSecret, key);
  }
  return key;
}
