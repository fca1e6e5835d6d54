import { Pool } from "undici";
import type { Resolve } from "#lib/replay/address/checked-lookup.ts";
import { parseDestinationUrl } from "#lib/replay/address/parse-destination-url.ts";
import { guardedConnector } from "./guarded-connector.ts";
import { Exchange } from "./exchange.ts";
import type { OutgoingRequest } from "./outgoing-request.ts";
import type { SendResult } from "./send-result.ts";

/** Where a sender sends, as its destination says. */
export type SenderOptions = {
  readonly url: string;
  readonly allowInternal: boolean;
  /** From the first byte of the connection to the last of the answer. */
  readonly timeoutMs: number;
  /** How many requests may be under way at once. */
  readonly connections: number;
  /** Which answers count as delivered; unless told, every 2xx. */
  readonly isDelivered?: (status: number) => boolean;
  readonly resolve?: Resolve;
  readonly ca?: string;
};

/** Sends to one destination over connections that it keeps. */
export type Sender = {
  /** Makes one attempt. It never throws: whatever happens is in the result. */
  readonly send: (request: OutgoingRequest) => Promise<SendResult>;
  readonly close: () => Promise<void>;
};

const maxConnectMs = 5_000;

const isSuccess = (status: number) => status >= 200 && status < 300;

/** Opens a sender; nothing is connected before the first request. */
export function openSender(options: SenderOptions): Sender {
  const parsed = parseDestinationUrl(options.url, options.allowInternal);
  if (parsed.url === null) {
    const { fault } = parsed;
    return {
      send: () => Promise.resolve(refusedResult(`The address ${fault}`)),
      close: () => Promise.resolve(),
    };
  }
  const { url } = parsed;
  const connectMs = Math.min(maxConnectMs, options.timeoutMs);
  const pool = new Pool(url.origin, {
    connections: options.connections,
    pipelining: 1,
    // The deadline of the whole exchange is ours; these only back it up.
    headersTimeout: options.timeoutMs + 1_000,
    bodyTimeout: options.timeoutMs + 1_000,
    keepAliveTimeout: 4_000,
    maxHeaderSize: 16_384,
    connect: guardedConnector({
      allowInternal: options.allowInternal,
      timeoutMs: connectMs,
      ...(options.resolve && { resolve: options.resolve }),
      ...(options.ca !== undefined && { ca: options.ca }),
    }),
  });
  const path = `${url.pathname}${url.search}`;
  return {
    send: (request) =>
      new Promise((resolve) => {
        const exchange = new Exchange({
          timeoutMs: options.timeoutMs,
          isDelivered: options.isDelivered ?? isSuccess,
          onEnd: resolve,
        });
        exchange.run(pool, path, request);
      }),
    close: () => pool.destroy(),
  };
}

function refusedResult(reason: string): SendResult {
  return {
    outcome: "failed",
    failure: "refused",
    reason,
    startedAt: new Date(),
    durationMs: 0,
    status: null,
    headers: [],
    body: null,
    bodyIsCut: false,
    mayRetry: false,
    retryAfterMs: null,
  };
}
