import { headers } from "next/headers";
import { NONCE_HEADER } from "#lib/http/content-security-policy.ts";

/** The nonce by which the answer's content security policy knows its own scripts and styles. */
export async function pageNonce(): Promise<string | undefined> {
  return (await headers()).get(NONCE_HEADER) ?? undefined;
}
