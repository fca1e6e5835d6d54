import { hkdfSync } from "node:crypto";
import { appSecret } from "./app-secret.ts";

const keys = new Map<string, Buffer>();

/**
 * 32 bytes derived from the app's secret, different for every purpose, so that
 * what signs sessions is of no use against what encrypts stored secrets.
 *
 * @throws {Error} as `appSecret` does
 */
export function derivedKey(purpose: string): Buffer {
  return deriveKey(appSecret(), purpose);
}

/** The same from a secret that is not, or not yet, this process's. */
export function deriveKey(secret: string, purpose: string): Buffer {
  const name = JSON.stringify([purpose, secret]);
  let key = keys.get(name);
  if (!key) {
    key = Buffer.from(
      hkdfSync("sha256", secret, "segment-inspector", purpose, 32),
    );
    keys.set(name, key);
  }
  return key;
}
