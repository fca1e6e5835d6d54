import { createHmac } from "node:crypto";

/** What a receiver is told of where a request comes from. */
export type ReplayOf = {
  readonly eventId: string;
  /** As it came; null when none did. */
  readonly contentType: string | null;
  /** As it came; null when the body was not compressed. */
  readonly contentEncoding: string | null;
  /** The signature as it came; null when none did. */
  readonly signature: string | null;
  readonly receivedAt: Date;
  /** Null when one event was sent by hand. */
  readonly runId: string | null;
  /** From 1. */
  readonly attempt: number;
  readonly isEdited?: boolean;
};

const prefix = "x-segment-inspector-";

/**
 * The headers of a replayed event: the content type and encoding as they came, the signature,
 * and what tells a receiver that it is a replay, of which event, in which run, at which attempt.
 *
 * @param signingSecret signs the bytes as Voucherify does, with the secret as UTF-8 text; null keeps the signature as it came
 * @param extra of the destination, checked when it was saved
 */
export function toReplayHeaders(
  of: ReplayOf,
  body: Uint8Array,
  signingSecret: string | null,
  extra: readonly (readonly [string, string])[],
): [string, string][] {
  const signature =
    signingSecret === null ? of.signature : signBody(body, signingSecret);
  return [
    ...(of.contentType === null
      ? []
      : [["content-type", of.contentType] as [string, string]]),
    ...(of.contentEncoding === null
      ? []
      : [["content-encoding", of.contentEncoding] as [string, string]]),
    ["user-agent", "Segment-Inspector"],
    ...(signature === null
      ? []
      : [["x-voucherify-signature", signature] as [string, string]]),
    [`${prefix}replay`, of.isEdited ? "edited" : "1"],
    [`${prefix}event-id`, of.eventId],
    [`${prefix}received-at`, of.receivedAt.toISOString()],
    ...(of.runId === null
      ? []
      : [[`${prefix}run-id`, of.runId] as [string, string]]),
    [`${prefix}attempt`, String(of.attempt)],
    ...extra.map(([name, value]) => [name, value] as [string, string]),
  ];
}

/** Lower-case hex HMAC-SHA256, as in Voucherify's `x-voucherify-signature`. */
export function signBody(body: Uint8Array, secret: string): string {
  return createHmac("sha256", secret).update(body).digest("hex");
}
