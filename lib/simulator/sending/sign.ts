import { createHmac } from "node:crypto";

/** Makes the value of the signature header for a body: 64 lower-case hexadecimal digits. */
export type Sign = (bytes: Uint8Array) => string;

/** Signs as Voucherify does: HMAC-SHA256, keyed with the secret as UTF-8 text, over the bytes as they are. */
export function signWith(secret: string): Sign {
  return (bytes) => createHmac("sha256", secret).update(bytes).digest("hex");
}
