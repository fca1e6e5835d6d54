import { printBytes } from "#lib/domain/text/shell-word.ts";

/** Beyond this a command is too long to be pasted. */
const maxPasted = 100_000;

/**
 * A line for a POSIX shell that computes the signature of a body from `$SECRET`.
 *
 * @param bodyAddress where a body that is too long for the line is downloaded from
 */
export function opensslCommand(body: Uint8Array, bodyAddress: string): string {
  const print =
    body.length > maxPasted
      ? `curl -fsS -H "Authorization: Bearer $TOKEN" '${bodyAddress}'`
      : printBytes(body);
  return `${print} | openssl dgst -sha256 -hmac "$SECRET"`;
}
