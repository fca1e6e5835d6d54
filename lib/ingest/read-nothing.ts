import { readEvent } from "#lib/domain/reading/read-event.ts";
import type { Reading } from "#lib/domain/reading/reading.ts";

/** The reading of a body that was not kept, or not read: it has no problems of its own. */
export function readNothing(): Reading {
  return {
    ...readEvent(new Uint8Array()),
    problems: [],
    needsAttention: false,
  };
}
