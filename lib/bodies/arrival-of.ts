import type { Arrival } from "#lib/domain/reading/arrival.ts";
import type { PayloadMapping } from "#lib/domain/reading/payload-mapping.ts";
import { contentEncodingOf, inflateBody } from "./inflate-body.ts";

/**
 * What a reading needs to know of a request beside its body.
 *
 * @param request `receivedAt` and what is of its source may be left out where a body is only shown
 */
export function arrivalOf(
  body: Uint8Array,
  request: {
    readonly headers: readonly (readonly [string, string])[];
    readonly contentType: string | null;
    readonly receivedAt?: Date;
    readonly projectId?: string | null;
    readonly payloadMapping?: PayloadMapping;
  },
): Arrival {
  return {
    receivedAt: request.receivedAt ?? null,
    projectId: request.projectId ?? null,
    payloadMapping: request.payloadMapping ?? [],
    contentType: request.contentType,
    compression: inflateBody(body, contentEncodingOf(request.headers)),
  };
}
