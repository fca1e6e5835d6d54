import { type Dispatcher, Pool, ProxyAgent } from "undici";
import { guardedConnector } from "./guarded-connector.ts";
import type { Resolve } from "#lib/replay/address/checked-lookup.ts";

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

const maxConnectMs = 5_000;

/**
 * The connections to one destination. By themselves they go to checked addresses alone. Through a proxy each is a tunnel that the
 * proxy opens: it resolves the name and decides where that may lead, which nobody can check from here.
 */
export function openDispatcher(url: URL, options: SenderOptions): Dispatcher {
  const connectMs = Math.min(maxConnectMs, options.timeoutMs);
  const common = {
    connections: options.connections,
    pipelining: 1,
    // The deadline of the whole exchange is ours; these only back it up.
    headersTimeout: options.timeoutMs + 1_000,
    bodyTimeout: options.timeoutMs + 1_000,
    keepAliveTimeout: 4_000,
    maxHeaderSize: 16_384,
  };
  const ca = options.ca === undefined ? {} : { ca: options.ca };
  if (options.proxy != null)
    return new ProxyAgent({
      ...common,
      uri: options.proxy,
      // Also what is not encrypted, so that no proxy reads or changes a request.
      proxyTunnel: true,
      connectTimeout: connectMs,
      requestTls: { ...ca, rejectUnauthorized: true },
    });
  return new Pool(url.origin, {
    ...common,
    connect: guardedConnector({
      allowInternal: options.allowInternal,
      timeoutMs: connectMs,
      ...(options.resolve && { resolve: options.resolve }),
      ...ca,
    }),
  });
}
