import { randomUUID } from "node:crypto";
import { clientAddress } from "#lib/http/client-address.ts";
import type { Recorder } from "#lib/services/record-activity.ts";

/** When and from where something was asked by someone who is not known yet. */
export type Asked = Omit<Recorder, "actor">;

export function askedBy(request: Request): Asked {
  return {
    now: new Date(),
    requestId: randomUUID(),
    remoteAddress: clientAddress(request.headers),
  };
}
