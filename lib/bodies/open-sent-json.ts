import { openBody } from "#lib/domain/reading/open-body.ts";
import { arrivalOf } from "./arrival-of.ts";

/**
 * The JSON that is read of a body as kept: unpacked, and out of what it came wrapped in. Never throws.
 *
 * @returns null where it holds none
 */
export function openSentJson(
  body: Uint8Array,
  request: {
    readonly headers: readonly (readonly [string, string])[];
    readonly contentType: string | null;
  },
): { readonly value: unknown } | null {
  return openBody(body, arrivalOf(body, request), null).json;
}
