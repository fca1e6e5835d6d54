import { env } from "#lib/env.ts";
import { json, toAnswer, type WebhookAnswer } from "./outcome-status.ts";
import { findSourceState } from "#lib/ingest/find-source-state.ts";
import {
  BodyBroken,
  readBody,
  TooMuchArriving,
} from "#lib/ingest/read-body.ts";
import { receiveWebhook } from "#lib/ingest/receive-webhook.ts";
import type { WebhookRequest } from "#lib/ingest/webhook-request.ts";

/** An HTTP request on a webhook address, as both doors see it. */
export type IncomingWebhook = Pick<
  WebhookRequest,
  "sourceKey" | "headers" | "remoteAddress"
> & {
  readonly method: string;
  readonly body: AsyncIterable<Uint8Array>;
  /** The Content-Length, if one was sent. */
  readonly declaredSize: number | null;
};

/**
 * Answers a request on a webhook address: the table of "Receiving" in the
 * contract. Both doors, the server's own and the Next route handler, are this.
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
      return answerGet(incoming.sourceKey);
    default:
      return json(
        405,
        { error: "This address takes POST." },
        { allow: "GET, HEAD, POST" },
      );
  }
}

async function answerPost(
  incoming: IncomingWebhook,
): Promise<WebhookAnswer | null> {
  const { sourceKey, headers, remoteAddress } = incoming;
  try {
    const body = await readBody(
      incoming.body,
      env().maxBodyBytes,
      incoming.declaredSize,
    );
    const receipt = await receiveWebhook({
      sourceKey,
      headers,
      remoteAddress,
      body: body.bytes,
      bodySize: body.size,
    });
    return toAnswer(receipt);
  } catch (error) {
    if (error instanceof TooMuchArriving)
      return toAnswer({ outcome: "unavailable" });
    if (error instanceof BodyBroken) return null;
    throw error;
  }
}

async function answerGet(sourceKey: string): Promise<WebhookAnswer> {
  const state = await findSourceState(sourceKey);
  if (state !== "known") {
    return toAnswer({
      outcome: state === "unknown" ? "unknown_source" : "unavailable",
    });
  }
  return {
    status: 200,
    headers: { "content-type": "text/plain; charset=utf-8" },
    body: "This is a webhook address of Segment Inspector. Give it to Voucherify as the target of a distribution: it takes POST.\n",
  };
}
