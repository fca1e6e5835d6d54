import type { Rejection, Signature } from "#lib/domain/event/event-values.ts";
import type { Reading } from "#lib/domain/reading/reading.ts";

/** One event about to be stored. */
export type NewEvent = {
  /** A UUIDv7 made at receipt. */
  readonly id: string;
  readonly sourceId: string;
  readonly receivedAt: Date;
  readonly body: Uint8Array | null;
  readonly bodySize: number;
  readonly bodySha256: Uint8Array | null;
  readonly contentType: string | null;
  readonly headers: readonly (readonly [string, string])[];
  readonly remoteAddress: string | null;
  readonly signature: Signature;
  readonly secretId: string | null;
  /** Why it is rejected; null when it is accepted, or a duplicate. */
  readonly rejection: Rejection | null;
  /**
   * What makes a repeat of it a duplicate. Null for rejected requests, which
   * never make a later genuine one a duplicate.
   */
  readonly deliveryKey: {
    readonly kind: "sendout" | "bytes";
    readonly value: string;
  } | null;
  readonly reading: Reading;
};
