import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { constants, gzip } from "node:zlib";
import { bearerToken } from "#lib/auth/token-context.ts";
import { findRead, type FoundRoute } from "#lib/http/routes/find-read.ts";
import {
  noDocumentHeaders,
  securityHeaders,
} from "#lib/http/security-headers.ts";
import { log } from "#lib/log.ts";
import type { PageServer } from "./page-server.ts";

const compress = promisify(gzip);
/** Less than a packet is not worth compressing. */
const SMALL = 1_400;

/**
 * Answers what programs read most by its route itself, several times sooner than through Next: a GET of events with
 * a token. The route knows who asks and what they may see by itself, as it does behind Next. All else is passed on.
 */
export function answerReads(pages: PageServer): PageServer {
  return {
    handle: (request, response) => {
      if (!mayBeRead(request)) pages.handle(request, response);
      else
        answer(request, response, pages).catch((error: unknown) => {
          log().error({ err: error }, "A read was not answered.");
          response.destroy();
        });
    },
    upgrade: (request, socket, head) => {
      pages.upgrade(request, socket, head);
    },
  };
}

function mayBeRead({ method, url = "", headers }: IncomingMessage): boolean {
  return (
    method === "GET" &&
    headers.authorization !== undefined &&
    bearerToken(new Headers({ authorization: headers.authorization })) !==
      null &&
    /^\/api\/v1\/(events|facets)(?:[/?]|$)/.test(url)
  );
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  pages: PageServer,
): Promise<void> {
  // Loaded when the first program asks: what they take of memory is taken by none but those who use them.
  const { deleteEventRoute: _, ...routes } =
    await import("#lib/http/routes/event-routes.ts");
  const [path = ""] = (request.url ?? "").split("?");
  const found = findRead(Object.values(routes), path);
  if (found) await send(request, response, found);
  else pages.handle(request, response);
}

async function send(
  incoming: IncomingMessage,
  response: ServerResponse,
  { route, params }: FoundRoute,
): Promise<void> {
  const gone = new AbortController();
  response.once("close", () => {
    gone.abort();
  });
  const answered = await route(
    new Request(`http://localhost${incoming.url ?? ""}`, {
      headers: toHeaders(incoming),
      signal: gone.signal,
    }),
    { params: Promise.resolve(params) },
  );
  const headers: Record<string, string> = {
    ...securityHeaders,
    ...noDocumentHeaders,
    ...Object.fromEntries(answered.headers),
  };
  let bytes: Uint8Array = new Uint8Array(await answered.arrayBuffer());
  const accepted = incoming.headers["accept-encoding"] ?? "";
  if (/\bgzip\b/.test(accepted) && bytes.length > SMALL) {
    bytes = await compress(bytes, { level: constants.Z_BEST_SPEED });
    headers["content-encoding"] = "gzip";
    headers.vary = "Accept-Encoding";
  }
  response.writeHead(answered.status, {
    ...headers,
    "content-length": bytes.length,
  });
  response.end(bytes);
}

function toHeaders({ headers }: IncomingMessage): Headers {
  const given = new Headers();
  for (const [name, value] of Object.entries(headers))
    for (const one of [value ?? []].flat()) given.append(name, one);
  return given;
}
