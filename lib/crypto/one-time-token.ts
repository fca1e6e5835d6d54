import { createHash, randomBytes } from "node:crypto";

/** A token for a link: 43 characters of A-Z, a-z, 0-9, _ and -, carrying 256 random bits. */
export function makeOneTimeToken(): string {
  return randomBytes(32).toString("base64url");
}

/** SHA-256 of a token, the form in which it is stored: 256 random bits need no salt. */
export function hashOneTimeToken(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(token).digest());
}
