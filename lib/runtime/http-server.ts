import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { json } from "#lib/http/webhook/outcome-status.ts";
import { log } from "#lib/log.ts";
import type { PageServer } from "./page-server.ts";
import { handleWebhook, findSourceKey } from "./webhook-listener.ts";
import { isLocalRequest } from "./host-gate.ts";

/** A webhook is answered within this, whatever the database does. */
const WEBHOOK_GRACE_MS = 9_000;
const PAGE_GRACE_MS = 500;

export type HttpServer = {
  /** The port that is listened on. */
  readonly port: number;
  /** From now on webhooks are received and pages shown; before, everything is answered 503. */
  open(pages: PageServer): void;
  /** Stops listening, answers the webhooks under way, gives pages a moment, and cuts off the rest. */
  close(): Promise<void>;
};

/**
 * Listens at once, so that a port in use is known before anything is started.
 *
 * @param options.ownListener false leaves webhooks to the dashboard's route handler
 * @throws {Error} with the code EADDRINUSE or EACCES
 */
export async function listen(options: {
  host: string;
  port: number;
  ownListener: boolean;
}): Promise<HttpServer> {
  let dashboard: PageServer | null = null;
  let closing = false;
  const webhooks = new Set<ServerResponse>();
  const server = createServer({
    // Voucherify gives up after ten seconds; a sender slower than this is cut off.
    requestTimeout: 8_000,
    headersTimeout: 5_000,
    connectionsCheckingInterval: 1_000,
    keepAliveTimeout: 75_000,
  });
  server.maxConnections = 4_096;
  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    const sourceKey = findSourceKey(request.url);
    // Its sender must not send the next one on a connection that is about to go.
    if (closing) response.setHeader("connection", "close");
    if (sourceKey !== null) {
      webhooks.add(response);
      response.once("close", () => webhooks.delete(response));
    }
    if (sourceKey === null && !isLocalRequest(request)) refuse(response);
    else if (!dashboard) answerStarting(response);
    else if (sourceKey !== null && options.ownListener) {
      handleWebhook(request, response, sourceKey).catch((error: unknown) => {
        log().error({ err: error }, "A webhook was not answered.");
        response.destroy();
      });
    } else dashboard.handle(request, response);
  });
  server.on("upgrade", (request, socket, head) => {
    if (dashboard && isLocalRequest(request))
      dashboard.upgrade(request, socket, head);
    else socket.destroy();
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, options.host, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === "object" && address ? address.port : options.port,
    open: (opened) => {
      dashboard = opened;
    },
    close: () => {
      closing = true;
      return close(server, webhooks);
    },
  };
}

function refuse(response: ServerResponse): void {
  const answer = json(404, {
    error: "Only webhook addresses are served under this host name.",
  });
  response.writeHead(answer.status, answer.headers).end(answer.body);
}

function answerStarting(response: ServerResponse): void {
  const answer = json(
    503,
    { error: "Segment Inspector is starting." },
    { "retry-after": "1" },
  );
  response.writeHead(answer.status, answer.headers).end(answer.body);
}

async function close(
  server: Server,
  webhooks: ReadonlySet<ServerResponse>,
): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
  });
  server.closeIdleConnections();
  const deadline = Date.now() + WEBHOOK_GRACE_MS;
  while (webhooks.size > 0 && Date.now() < deadline) await delay(10);
  await Promise.race([closed, delay(PAGE_GRACE_MS)]);
  server.closeAllConnections();
  await closed;
}
