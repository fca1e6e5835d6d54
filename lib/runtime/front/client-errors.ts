import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { json } from "#lib/http/webhook/outcome-status.ts";
import { LINGER_MS } from "./webhook-listener.ts";

/** The request that a connection is busy with. */
export type Exchange = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
};

type ClientError = Error & {
  readonly code?: string;
  /** The bytes that could not be read. */
  readonly rawPacket?: Uint8Array;
};

const WEBHOOK_LINE = /^\S+ \S*\/api\/webhooks\//;

/**
 * Answers what is no request that can be read, or that did not arrive in time: in JSON, as everything else is. One that was
 * read whole and waits for its answer gets that first.
 *
 * @param current null where nothing of a request was read yet
 * @param isForWebhooks whether the port takes nothing else
 */
export function answerClientError(
  error: ClientError,
  socket: Duplex,
  current: Exchange | null,
  isForWebhooks: boolean,
): void {
  if (current?.request.complete === true && !current.response.writableEnded) {
    current.response.once("close", () => socket.destroy());
    return;
  }
  const broken = current?.request.complete === false ? current : null;
  if (!socket.writable || broken?.response.headersSent === true) {
    socket.destroy(error);
    return;
  }
  const [status, message] = told[error.code ?? ""] ?? unreadable;
  const isWebhook = isForWebhooks || WEBHOOK_LINE.test(lineOf(error, broken));
  const { headers, body } = json(
    status,
    { error: isWebhook ? message : { code: "invalid_request", message } },
    { connection: "close" },
  );
  const lines = Object.entries({
    ...headers,
    "content-length": Buffer.byteLength(body),
  });
  socket.end(
    `HTTP/1.1 ${String(status)} ${reasons[status]}\r\n${lines.map(([name, value]) => `${name}: ${String(value)}\r\n`).join("")}\r\n${body}`,
  );
  setTimeout(() => socket.destroy(), LINGER_MS).unref();
}

/** The request line, as far as it is known. */
function lineOf({ rawPacket }: ClientError, broken: Exchange | null): string {
  return broken
    ? `POST ${broken.request.url ?? ""}`
    : Buffer.from(rawPacket ?? []).toString("latin1", 0, 300);
}

const reasons = {
  400: "Bad Request",
  408: "Request Timeout",
  413: "Payload Too Large",
  431: "Request Header Fields Too Large",
} as const;

const told: Readonly<Record<string, readonly [keyof typeof reasons, string]>> =
  {
    ERR_HTTP_REQUEST_TIMEOUT: [408, "The request did not arrive in time."],
    HPE_HEADER_OVERFLOW: [
      431,
      "The headers are larger than this server takes.",
    ],
    HPE_CHUNK_EXTENSIONS_OVERFLOW: [
      413,
      "The extensions of a chunk are larger than this server takes.",
    ],
  };
const unreadable = [400, "This is no HTTP request that can be read."] as const;
