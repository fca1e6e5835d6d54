import { env } from "#lib/env.ts";
import {
  BodyBroken,
  BodyTooSplit,
  readBody,
  TooMuchArriving,
} from "#lib/ingest/read-body.ts";
import { receiveWebhook } from "#lib/ingest/receive-webhook.ts";
import { findSourceState } from "#lib/ingest/source-lookup.ts";
import type { WebhookRequest } from "#lib/ingest/webhook-request.ts";
import {
  json,
  toAnswer,
  type WebhookAnswer,
  webhookTakesPost,
} from "./outcome-status.ts";

/** An HTTP request on a webhook address, as both listeners see it. */
export type IncomingWebhook = Pick<
  WebhookRequest,
  "sourceKey" | "headers" | "remoteAddress"
> & {
  readonly method: string;
  /** Not read before the key is known to open a source. */
  readonly body: AsyncIterable<Uint8Array>;
  /** The Content-Length, if one was sent. */
  readonly declaredSize: number | null;
  /** Called when the key opens a source, before the body is read. */
  readonly onKnown?: () => void;
};

/**
 * Answers a request on a webhook address: the table of "Receiving" in the
 * contract. Both listeners, the receiver's own and the Next route handler, are this.
 *
 * @returns null when the sender is gone and no answer can reach it
 */
export async function answerWebhook(
  incoming: IncomingWebhook,
): Promise<WebhookAnswer | null> {
  switch (incoming.method) {
    case "POST":
      return answerPost(incoming);
    case "GET":
    case "HEAD":
      return answerGet(incoming);
    default:
      return webhookTakesPost;
  }
}

async function answerPost(
  incoming: IncomingWebhook,
): Promise<WebhookAnswer | null> {
  const { sourceKey, headers, remoteAddress, declaredSize } = incoming;
  const receive = async (body: Uint8Array | null, bodySize: number) =>
    toAnswer(
      await receiveWebhook({
        ...{ sourceKey, headers, remoteAddress },
        body,
        bodySize,
      }),
    );
  switch (await findSourceState(sourceKey)) {
    case "unknown":
      return toAnswer({ outcome: "unknown_source" });
    case "unreachable":
      return toAnswer({ outcome: "unavailable" });
    case "revoked":
      // Its owner is to see that it is still used: it is counted, without its body.
      return receive(null, declaredSize ?? 0);
    case "known":
      break;
  }
  incoming.onKnown?.();
  try {
    const { bytes, size } = await readBody(
      incoming.body,
      env().maxBodyBytes,
      declaredSize,
    );
    return await receive(bytes, size);
  } catch (error) {
    if (error instanceof TooMuchArriving)
      return toAnswer({ outcome: "unavailable" });
    if (error instanceof BodyTooSplit)
      return json(400, { error: "The body came in too many small pieces." });
    if (error instanceof BodyBroken) return null;
    throw error;
  }
}

async function answerGet({
  sourceKey,
  onKnown,
}: IncomingWebhook): Promise<WebhookAnswer> {
  const state = await findSourceState(sourceKey);
  if (state === "unreachable") return toAnswer({ outcome: "unavailable" });
  if (state !== "known") return toAnswer({ outcome: "unknown_source" });
  onKnown?.();
  return {
    status: 200,
    headers: { "content-type": "text/plain; charset=utf-8" },
    body: "This is a webhook address of Segment Inspector. Give it to Voucherify as the target of a distribution: it takes POST.\n",
  };
}
