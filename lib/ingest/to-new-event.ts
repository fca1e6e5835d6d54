import { createHash } from "node:crypto";
import type { NewEvent } from "#lib/db/ingest/new-event.ts";
import type { Rejection } from "#lib/domain/event/event-values.ts";
import { arrivalOf } from "#lib/bodies/arrival-of.ts";
import { boundedText } from "#lib/domain/text/bounded-text.ts";
import { longestIndexed } from "#lib/domain/reading/indexed-text.ts";
import { notSearchable } from "#lib/domain/reading/not-searchable.ts";
import { log } from "#lib/log.ts";
import { readNothing } from "./read-nothing.ts";
import { readEvent } from "#lib/domain/reading/read-event.ts";
import type { Reading } from "#lib/domain/reading/reading.ts";
import type { VerifiedWebhook } from "./verify-webhook.ts";
import { headerOf } from "./webhook-request.ts";

type KeptWebhook = Extract<VerifiedWebhook, { kind: "admitted" | "rejected" }>;

/** The event that a verified request becomes: its bytes, and our reading of them. */
export function toNewEvent(
  { request, source, check }: KeptWebhook,
  rejection: Rejection | null,
): NewEvent {
  const { body } = request;
  const contentType = headerOf(request.headers, "content-type");
  const reading = body ? readSafely(body, request, source) : readNothing();
  const sha256 = body && createHash("sha256").update(body).digest();
  return {
    id: request.id,
    sourceId: source.sourceId,
    receivedAt: request.receivedAt,
    body,
    // A sender may declare any; its column ends here, and the header is kept as it came.
    bodySize: Math.min(request.bodySize, 2 ** 31 - 1),
    bodySha256: sha256,
    contentType: contentType === null ? null : boundedText(contentType, 256),
    headers: request.headers,
    remoteAddress:
      request.remoteAddress === null
        ? null
        : boundedText(request.remoteAddress, 64),
    signature: check.verdict,
    secretId: check.verdict === "valid" ? check.secretId : null,
    rejection,
    deliveryKey: rejection ? null : toDeliveryKey(reading, sha256),
    reading,
  };
}

/** A bug in reading costs an event its reading, and never its neighbours their answer. */
function readSafely(
  body: Uint8Array,
  request: KeptWebhook["request"],
  source: KeptWebhook["source"],
): Reading {
  try {
    return readEvent(
      body,
      arrivalOf(body, {
        headers: request.headers,
        contentType: headerOf(request.headers, "content-type"),
        receivedAt: request.receivedAt,
        projectId: source.projectId,
        payloadMapping: source.payloadMapping,
      }),
    );
  } catch (error) {
    log().error({ err: error, eventId: request.id }, "A body was not read.");
    return notSearchable(readNothing());
  }
}

/** An id that was cut, or had to be altered to be kept, may have been another one. */
function isAsSent(id: string): boolean {
  return id.length < longestIndexed && !id.includes("\uFFFD");
}

function toDeliveryKey(
  { sendoutId }: Reading,
  sha256: Buffer | null,
): NewEvent["deliveryKey"] {
  if (sendoutId !== null && isAsSent(sendoutId))
    return { kind: "sendout", value: sendoutId };
  return sha256 && { kind: "bytes", value: sha256.toString("hex") };
}
