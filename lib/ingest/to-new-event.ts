import { createHash } from "node:crypto";
import type { NewEvent } from "#lib/db/ingest/new-event.ts";
import type { Rejection } from "#lib/domain/event/event-values.ts";
import { arrivalOf } from "#lib/bodies/arrival-of.ts";
import { readEvent } from "#lib/domain/reading/read-event.ts";
import type { Reading } from "#lib/domain/reading/reading.ts";
import type { VerifiedWebhook } from "./verify-webhook.ts";
import { headerOf } from "./webhook-request.ts";

type KeptWebhook = Extract<VerifiedWebhook, { kind: "admitted" | "rejected" }>;

/** The event that a judged request becomes: its bytes, and our reading of them. */
export function toNewEvent(
  { request, source, check }: KeptWebhook,
  rejection: Rejection | null,
): NewEvent {
  const { body } = request;
  const contentType = headerOf(request.headers, "content-type");
  const reading = body
    ? readEvent(
        body,
        arrivalOf(body, {
          headers: request.headers,
          contentType,
          receivedAt: request.receivedAt,
          projectId: source.projectId,
        }),
      )
    : readNothing();
  const sha256 = body && createHash("sha256").update(body).digest();
  return {
    id: request.id,
    sourceId: source.sourceId,
    receivedAt: request.receivedAt,
    body,
    bodySize: request.bodySize,
    bodySha256: sha256,
    contentType: contentType?.slice(0, 256) ?? null,
    headers: request.headers,
    remoteAddress: request.remoteAddress,
    signature: check.verdict,
    secretId: check.verdict === "valid" ? check.secretId : null,
    rejection,
    deliveryKey: rejection ? null : toDeliveryKey(reading, sha256),
    reading,
  };
}

/** A body that was not kept has no problems of its own: why it was not is the event's rejection. */
function readNothing(): Reading {
  return {
    ...readEvent(new Uint8Array()),
    problems: [],
    needsAttention: false,
  };
}

function toDeliveryKey(
  { sendoutId }: Reading,
  sha256: Buffer | null,
): NewEvent["deliveryKey"] {
  if (sendoutId !== null) return { kind: "sendout", value: sendoutId };
  return sha256 && { kind: "bytes", value: sha256.toString("hex") };
}
