import type { IncomingMessage, ServerResponse } from "node:http";
import { answerWebhook } from "#lib/http/webhook/answer-webhook.ts";

const WEBHOOK_PATH = /^\/api\/webhooks\/([^/?]+)\/?(?:\?|$)/;

/** The key in the address of a webhook request; null for every other request. */
export function findSourceKey(url: string | undefined): string | null {
  const encoded = url === undefined ? null : WEBHOOK_PATH.exec(url)?.[1];
  if (encoded === null || encoded === undefined) return null;
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}

/**
 * Our own server's webhook door: answers before Next sees the request, several
 * times faster than a route handler could.
 */
export async function handleWebhook(
  request: IncomingMessage,
  response: ServerResponse,
  sourceKey: string,
): Promise<void> {
  const declared = request.headers["content-length"];
  const answer = await answerWebhook({
    method: request.method ?? "GET",
    sourceKey,
    headers: toPairs(request.rawHeaders),
    remoteAddress: request.socket.remoteAddress ?? null,
    body: request,
    declaredSize: declared === undefined ? null : Number(declared),
  });
  if (!answer) {
    request.destroy();
    return;
  }
  // What is left unread of a request must not be taken for the next one.
  if (!request.complete) response.setHeader("connection", "close");
  response.writeHead(answer.status, {
    ...answer.headers,
    "content-length": Buffer.byteLength(answer.body),
  });
  response.end(request.method === "HEAD" ? undefined : answer.body);
}

function toPairs(rawHeaders: readonly string[]): [string, string][] {
  const pairs: [string, string][] = [];
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    pairs.push([rawHeaders[at] ?? "", rawHeaders[at + 1] ?? ""]);
  }
  return pairs;
}
