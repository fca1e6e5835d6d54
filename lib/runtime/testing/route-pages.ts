import { Readable } from "node:stream";
import type { IncomingMessage, ServerResponse } from "node:http";
import * as route from "#app/api/webhooks/[sourceKey]/route.ts";
import type { PageServer } from "../front/page-server.ts";

/** In the place of Next: the webhook route handler behind the thinnest server that makes Requests of what arrives, and 204 for pages. */
export const routePages: PageServer = {
  handle: (request, response) => {
    answer(request, response).catch(() => response.destroy());
  },
  upgrade: (_request, socket) => socket.destroy(),
};

async function answer(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const path = incoming.url ?? "/";
  // As Next does where the address has no mark of a page's own request.
  if (incoming.headers.rsc !== undefined) {
    outgoing.writeHead(307, { location: `${path}?_rsc=1` }).end();
    return;
  }
  const sourceKey = /^\/api\/webhooks\/([^/?]+)$/.exec(path)?.[1];
  if (sourceKey === undefined) {
    outgoing.writeHead(204, { "x-page": encodeURI(path) }).end();
    return;
  }
  const method = incoming.method ?? "GET";
  const handler = route[method as keyof typeof route] as typeof route.POST;
  const hasBody = method !== "GET" && method !== "HEAD";
  const { status, headers, body } = await handler(
    new Request(`http://localhost${path}`, {
      method,
      headers: incoming.headers as Record<string, string>,
      ...(hasBody
        ? { body: Readable.toWeb(incoming) as BodyInit, duplex: "half" }
        : {}),
    }),
    { params: Promise.resolve({ sourceKey }) },
  );
  const bytes = body ? await new Response(body).bytes() : new Uint8Array();
  outgoing.writeHead(status, {
    ...Object.fromEntries(headers),
    "content-length": bytes.length,
  });
  outgoing.end(bytes);
}
