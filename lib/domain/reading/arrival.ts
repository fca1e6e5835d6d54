import type { PayloadMapping } from "./payload-mapping.ts";

/** What is known of a body beside its bytes. A reading is of the bytes and of this, and of nothing else. */
export type Arrival = {
  /** When it was received; null where that is not known, and then no code is called expired. */
  readonly receivedAt: Date | null;
  /** The project that its source is for; null where the source names none. */
  readonly projectId: string | null;
  /** Where its source's designed payloads keep what is read; empty where that was never told. */
  readonly payloadMapping: PayloadMapping;
  readonly contentType: string | null;
  /** Null for a body that was not compressed. */
  readonly compression: Compression | null;
};

/** A body that was sent compressed. */
export type Compression = {
  /** As the header or its first bytes name it: `gzip`, `br`. */
  readonly encoding: string;
  /** The bytes within; null where they could not be had. */
  readonly content: Uint8Array | null;
  /** Why they could not. */
  readonly failure: "too_large" | "broken" | "unknown_encoding" | null;
};

export const unknownArrival: Arrival = {
  receivedAt: null,
  projectId: null,
  payloadMapping: [],
  contentType: null,
  compression: null,
};
