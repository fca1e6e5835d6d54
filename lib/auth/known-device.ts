import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { derivedKey } from "#lib/crypto/derived-key.ts";
import { env } from "#lib/env.ts";

const YEAR_SECONDS = 365 * 24 * 60 * 60;
const format = /^([\w-]{22})\.([\w-]{43})$/;

function cookieName(): string {
  return `${isSecure() ? "__Host-" : ""}inspector.device`;
}

function isSecure(): boolean {
  return env().appUrl.startsWith("https:");
}

/**
 * The browser of a request, if it was signed in to this account before; null
 * for every other, and for a cookie that is forged or another account's.
 */
export function findKnownDevice(
  cookies: string | null,
  email: string,
): string | null {
  const name = `${cookieName()}=`;
  const value = cookies
    ?.split(/; */)
    .find((cookie) => cookie.startsWith(name))
    ?.slice(name.length);
  const [, device, proof] = format.exec(value ?? "") ?? [];
  if (device === undefined || proof === undefined) return null;
  const isProven = timingSafeEqual(
    Buffer.from(proof),
    Buffer.from(prove(device, email)),
  );
  return isProven ? device : null;
}

/** A `Set-Cookie` that has a browser known to this account from now on. It admits to nothing. */
export function knownDeviceCookie(email: string): string {
  const device = randomBytes(16).toString("base64url");
  return [
    `${cookieName()}=${device}.${prove(device, email)}`,
    "Path=/",
    `Max-Age=${String(YEAR_SECONDS)}`,
    "HttpOnly",
    "SameSite=Lax",
    ...(isSecure() ? ["Secure"] : []),
  ].join("; ");
}

function prove(device: string, email: string): string {
  return createHmac("sha256", derivedKey("known device"))
    .update(JSON.stringify([device, email.toLowerCase()]))
    .digest("base64url");
}
