import { randomFillSync } from "node:crypto";
import { v7 as uuidV7 } from "uuid";

const bytesOfOne = 16;
/** Asked for many at a time: one by one they take longer than all else that is noted of an attempt. */
const randomBytes = Buffer.alloc(256 * bytesOfOne);
let used = randomBytes.length;

/** An id for an attempt that ended at that time, in milliseconds since 1970. */
export function makeAttemptId(endedAt: number): string {
  if (used === randomBytes.length) {
    randomFillSync(randomBytes);
    used = 0;
  }
  const random = randomBytes.subarray(used, used + bytesOfOne);
  used += bytesOfOne;
  return uuidV7({ msecs: endedAt, random });
}
