import {
  CLIENT_ADDRESS_HEADER,
  clientAddress,
} from "#lib/http/client-address.ts";
import { restoreNextHeader } from "#lib/http/next-headers.ts";
import { answerWebhook } from "#lib/http/webhook/answer-webhook.ts";

export const dynamic = "force-dynamic";

/**
 * The webhook address of hosts that start Next themselves. Our own server answers
 * before Next sees the request; both are `answerWebhook`.
 */
async function handle(
  request: Request,
  context: RouteContext<"/api/webhooks/[sourceKey]">,
): Promise<Response> {
  const { sourceKey } = await context.params;
  const declared = request.headers.get("content-length");
  const answer = await answerWebhook({
    method: request.method,
    sourceKey,
    headers: [...request.headers]
      .filter(([name]) => !isOfOurServer(name))
      .map(restoreNextHeader),
    remoteAddress: clientAddress(request.headers),
    body: request.body ?? emptyBody(),
    declaredSize: declared === null ? null : Number(declared),
  });
  if (!answer) return new Response(null, { status: 400 });
  return new Response(request.method === "HEAD" ? null : answer.body, {
    status: answer.status,
    headers: answer.headers,
  });
}

/** Next adds these by itself, so that they are not what was sent. */
function isOfOurServer(header: string): boolean {
  return (
    header === CLIENT_ADDRESS_HEADER ||
    /^x-forwarded-(for|host|port|proto)$/.test(header)
  );
}

async function* emptyBody(): AsyncGenerator<Uint8Array> {
  // No body came: nothing to yield.
}

export {
  handle as DELETE,
  handle as GET,
  handle as HEAD,
  handle as OPTIONS,
  handle as PATCH,
  handle as POST,
  handle as PUT,
};
