import type { IncomingMessage, ServerResponse } from "node:http";
import { answerWebhook } from "#lib/http/webhook/answer-webhook.ts";
import type { WebhookAnswer } from "#lib/http/webhook/outcome-status.ts";

/** How much more is taken from a sender that has its answer and goes on sending. */
export const LINGER_MS = 1_000;
const LINGER_BYTES = 256 * 1024;
const LINGER_PIECES = 512;

/**
 * The receiver's own webhook listener: answers without Next, several times
 * faster than a route handler could.
 */
export async function handleWebhook(
  request: IncomingMessage,
  response: ServerResponse,
  from: { readonly sourceKey: string; readonly remoteAddress: string | null },
  onKnown: () => void,
): Promise<void> {
  const declared = request.headers["content-length"];
  const answer = await answerWebhook({
    ...from,
    method: request.method ?? "GET",
    headers: toPairs(request.rawHeaders),
    // What is not read to its end still gets an answer.
    body: request.iterator({ destroyOnReturn: false }),
    declaredSize: declared === undefined ? null : Number(declared),
    onKnown: () => {
      if (request.headers.expect !== undefined) response.writeContinue();
      onKnown();
    },
  });
  if (answer) sendAnswer(request, response, answer);
  else request.destroy();
}

/** Sends an answer, also to a sender that has not said all it has to say, and then hears a little more of it, so that it reads the answer. */
export function sendAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  answer: WebhookAnswer,
): void {
  // What is left unread of a request must not be taken for the next one.
  if (!request.complete) response.setHeader("connection", "close");
  response.writeHead(answer.status, {
    ...answer.headers,
    "content-length": Buffer.byteLength(answer.body),
  });
  const body = request.method === "HEAD" ? "" : answer.body;
  if (request.complete) response.end(body);
  else {
    if (body !== "") response.write(body);
    linger(request, response);
  }
}

/** Ending the answer closes the connection, and what arrives at a closed one takes the answer away again. */
function linger(request: IncomingMessage, response: ServerResponse): void {
  let bytes = 0;
  let pieces = 0;
  const { socket } = request;
  const cut = () => socket.destroy();
  const timer = setTimeout(cut, LINGER_MS);
  request.on("data", (piece: Buffer) => {
    bytes += piece.length;
    pieces++;
    if (bytes > LINGER_BYTES || pieces > LINGER_PIECES) cut();
  });
  request.once("end", () => response.end());
  response.once("close", () => {
    clearTimeout(timer);
  });
}

function toPairs(rawHeaders: readonly string[]): [string, string][] {
  const pairs: [string, string][] = [];
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    pairs.push([rawHeaders[at] ?? "", rawHeaders[at + 1] ?? ""]);
  }
  return pairs;
}
