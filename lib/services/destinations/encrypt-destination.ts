import { appSecret } from "#lib/crypto/app-secret.ts";
import { decryptText, encryptText } from "#lib/crypto/encrypted-text.ts";
import { z } from "zod";

/** A secret as it is stored; null stays null. */
export function encryptOptional(
  text: string | null,
): Uint8Array<ArrayBuffer> | null {
  return text === null ? null : encryptText(text, appSecret());
}

/** Extra headers as they are stored; null when there are none. */
export function encryptHeaders(
  headers: Readonly<Record<string, string>>,
): Uint8Array<ArrayBuffer> | null {
  const pairs = Object.entries(headers).map(([name, value]) => [
    name.toLowerCase(),
    value,
  ]);
  return pairs.length === 0
    ? null
    : encryptText(JSON.stringify(pairs), appSecret());
}

/** @throws {DecryptError} when it was stored under another app secret */
export function decryptOptional(encrypted: Uint8Array | null): string | null {
  return encrypted && decryptText(encrypted, appSecret());
}

const pairsSchema = z.array(z.tuple([z.string(), z.string()]));

/** @throws {DecryptError} when they were stored under another app secret */
export function decryptHeaders(
  encrypted: Uint8Array | null,
): (readonly [string, string])[] {
  return encrypted === null
    ? []
    : pairsSchema.parse(JSON.parse(decryptText(encrypted, appSecret())));
}
