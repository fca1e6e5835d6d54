import { parseDestinationUrl } from "#lib/replay/address/parse-destination-url.ts";
import { Exchange } from "./exchange.ts";
import { openDispatcher, type SenderOptions } from "./open-dispatcher.ts";
import type { OutgoingRequest } from "./outgoing-request.ts";
import type { SendResult } from "./send-result.ts";

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
