import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import {
  type WebhookAnswer,
  webhookTakesPost,
} from "#lib/http/webhook/outcome-status.ts";
import { log } from "#lib/log.ts";
import { answerClientError, type Exchange } from "./client-errors.ts";
import { Connections } from "./connections.ts";
import type { PageServer } from "./page-server.ts";
import { noSuchAddress } from "./no-such-address.ts";
import { readTarget } from "./request-target.ts";
import { isServed, noSuchMethod } from "./served-methods.ts";
import { setAsideNextHeaders } from "#lib/http/next-headers.ts";
import { TrustedProxies } from "./trusted-proxies.ts";
import { handleWebhook, LINGER_MS, sendAnswer } from "./webhook-listener.ts";

/** A webhook is answered within this, whatever the database does. */
const WEBHOOK_GRACE_MS = 9_000;
const PAGE_GRACE_MS = 500;

/** Where is listened, and for what. */
export type Listener = {
  readonly host: string;
  readonly port: number;
  readonly serves: "everything" | "webhooks" | "pages";
};

export type FrontOptions = {
  readonly listeners: readonly Listener[];
  readonly pages: PageServer;
  /** False leaves webhooks to the pages' server: to the route handler. */
  readonly ownListener: boolean;
  readonly trustProxy: readonly string[];
  /** Answers requests for health without the pages' server; null for those that are its own. */
  readonly answerHealth?: (
    path: string,
    request: IncomingMessage,
  ) => Promise<WebhookAnswer> | null;
  /** Whether web sockets are passed on. */
  readonly dev?: boolean;
  /** As many as this process may have, unless given. */
  readonly maxConnections?: number;
};

export type FrontServer = {
  /** The ports that are listened on, in the order of the listeners. */
  readonly ports: readonly number[];
  /** Stops listening, answers the webhooks under way, gives pages a moment, and cuts off the rest. */
  close(): Promise<void>;
};

/**
 * Listens: the one way into the product. Every request's target is brought into its one
 * spelling here, and its headers rid of what nobody vouches for, before anything behind sees it.
 *
 * @throws {Error} with the code EADDRINUSE or EACCES
 */
export async function openFront(options: FrontOptions): Promise<FrontServer> {
  const front = new Front(options);
  const servers = options.listeners.map(({ serves }) => front.server(serves));
  try {
    for (const [at, { host, port }] of options.listeners.entries())
      await listen(servers[at], host, port);
  } catch (error) {
    for (const server of servers) server.close();
    throw error;
  }
  return {
    ports: servers.map(portOf),
    close: () => front.close(servers),
  };
}

class Front {
  readonly #options: FrontOptions;
  readonly #proxies: TrustedProxies;
  readonly #connections: Connections;
  readonly #webhooks = new Set<ServerResponse>();
  readonly #current = new WeakMap<object, Exchange>();
  #closing = false;

  constructor(options: FrontOptions) {
    this.#options = options;
    this.#proxies = new TrustedProxies(options.trustProxy);
    this.#connections = new Connections(options.maxConnections);
  }

  server(serves: Listener["serves"]): Server {
    const server = createServer({
      // Voucherify gives up after ten seconds; a sender slower than this is cut off.
      requestTimeout: 8_000,
      headersTimeout: 5_000,
      connectionsCheckingInterval: 1_000,
      keepAliveTimeout: 75_000,
      // A webhook that offers another protocol is a webhook.
      shouldUpgradeCallback: (request) =>
        this.#options.dev === true &&
        request.url?.startsWith("/_next/") === true,
    });
    server.on("connection", (socket) => {
      this.#connections.add(socket);
    });
    const handle = (request: IncomingMessage, response: ServerResponse) => {
      this.#handle(request, response, serves);
    };
    server.on("request", handle);
    // Whoever asks whether to send a body is told once its key is known.
    server.on("checkContinue", handle);
    server.on("upgrade", (request, socket, head) => {
      this.#options.pages.upgrade(request, socket, head);
    });
    server.on("clientError", (error, socket) => {
      const current = this.#current.get(socket) ?? null;
      answerClientError(error, socket, current, serves === "webhooks");
    });
    // Too many open files, for one: this connection is lost, the next one need not be.
    server.on("error", (error) => {
      log().error({ err: error }, "A connection could not be accepted.");
    });
    return server;
  }

  #handle(
    request: IncomingMessage,
    response: ServerResponse,
    serves: Listener["serves"],
  ): void {
    this.#connections.begin(request.socket, response);
    this.#current.set(request.socket, { request, response });
    response.on("error", () => undefined);
    // Its sender must not send the next one on a connection that is about to go.
    if (this.#closing) response.setHeader("connection", "close");
    const target = readTarget(request.url);
    if (target.kind === "webhook" && serves !== "pages")
      this.#receive(request, response, target);
    else if (target.kind === "page" && serves !== "webhooks")
      this.#show(request, response, target);
    else sendAnswer(request, response, noSuchAddress(request.url));
  }

  #receive(
    request: IncomingMessage,
    response: ServerResponse,
    { sourceKey, url }: { sourceKey: string; url: string },
  ): void {
    this.#webhooks.add(response);
    response.once("close", () => this.#webhooks.delete(response));
    if (!this.#options.ownListener) {
      if (!isServed(request)) {
        sendAnswer(request, response, webhookTakesPost);
        return;
      }
      request.url = url;
      setAsideNextHeaders(request.headers);
      this.#passOn(request, response);
      return;
    }
    const remoteAddress = this.#proxies.clientOf(request);
    handleWebhook(request, response, { sourceKey, remoteAddress }, () => {
      this.#connections.markGenuine(request.socket);
    }).catch((error: unknown) => {
      log().error({ err: error }, "A webhook was not answered.");
      response.destroy();
    });
  }

  #show(
    request: IncomingMessage,
    response: ServerResponse,
    { url, host }: { url: string; host: string | null },
  ): void {
    const health = this.#options.answerHealth?.(url, request);
    if (health) {
      health.then(
        (answer) => {
          sendAnswer(request, response, answer);
        },
        () => response.destroy(),
      );
      return;
    }
    if (host !== null) request.headers.host = host;
    request.url = url;
    this.#passOn(request, response);
  }

  #passOn(request: IncomingMessage, response: ServerResponse): void {
    if (!isServed(request)) {
      sendAnswer(request, response, noSuchMethod);
      return;
    }
    if (request.headers.expect !== undefined) {
      delete request.headers.expect;
      response.writeContinue();
    }
    const { socket } = request;
    response.once("finish", () => {
      if (!request.complete) setTimeout(() => socket.destroy(), LINGER_MS);
    });
    this.#proxies.settle(request);
    this.#options.pages.handle(request, response);
  }

  async close(servers: readonly Server[]): Promise<void> {
    this.#closing = true;
    const closed = Promise.all(servers.map(closeServer));
    for (const server of servers) server.closeIdleConnections();
    const deadline = Date.now() + WEBHOOK_GRACE_MS;
    while (this.#webhooks.size > 0 && Date.now() < deadline) await delay(10);
    await Promise.race([closed, delay(PAGE_GRACE_MS)]);
    for (const server of servers) server.closeAllConnections();
    await closed;
  }
}

function listen(
  server: Server | undefined,
  host: string,
  port: number,
): Promise<void> {
  return new Promise((resolve, reject) => {
    server?.once("error", reject);
    server?.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === "object" && address ? address.port : 0;
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
  });
}
