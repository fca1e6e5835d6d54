import type { Resolve } from "#lib/replay/address/checked-lookup.ts";
import { parseDestinationUrl } from "#lib/replay/address/parse-destination-url.ts";
import { Exchange } from "./exchange.ts";
import { openDispatcher } from "./open-dispatcher.ts";
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
  /** Connects for us, and then alone sees the address that a name leads to; null or absent: we connect. */
  readonly proxy?: string | null;
};

/** Sends to one destination over connections that it keeps. */
export type Sender = {
  /** Makes one attempt. It never throws: whatever happens is in the result. */
  readonly send: (request: OutgoingRequest) => Promise<SendResult>;
  readonly close: () => Promise<void>;
};

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
  const dispatcher = openDispatcher(url, options);
  const target = { origin: url.origin, path: `${url.pathname}${url.search}` };
  return {
    send: (request) =>
      new Promise((resolve) => {
        const exchange = new Exchange({
          timeoutMs: options.timeoutMs,
          isDelivered: options.isDelivered ?? isSuccess,
          onEnd: resolve,
        });
        exchange.run(dispatcher, target, request);
      }),
    close: () => dispatcher.destroy(),
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
