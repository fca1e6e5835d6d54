import type { IncomingMessage } from "node:http";
import { BlockList, isIP, isIPv6 } from "node:net";
import { CLIENT_ADDRESS_HEADER } from "#lib/http/client-address.ts";

/** Beside all `X-Forwarded-…`: headers in which proxies say where a request came from. */
const otherForwarding = [
  "forwarded",
  "x-real-ip",
  "x-client-ip",
  "x-cluster-client-ip",
  "true-client-ip",
  "cf-connecting-ip",
  "fastly-client-ip",
  CLIENT_ADDRESS_HEADER,
];

/** The reverse proxies whose word counts. */
export class TrustedProxies {
  readonly #networks = new BlockList();

  /** @param networks addresses and networks, as `TRUST_PROXY` has them */
  constructor(networks: readonly string[]) {
    for (const network of networks) {
      const [address = "", bits] = network.split("/");
      const family = isIPv6(address) ? "ipv6" : "ipv4";
      if (bits === undefined) this.#networks.addAddress(address, family);
      else this.#networks.addSubnet(address, Number(bits), family);
    }
  }

  /** The address that a request came from: the last one in `X-Forwarded-For` that is no trusted proxy's, or the connection's. */
  clientOf(request: IncomingMessage): string | null {
    let client = plainAddress(request.socket.remoteAddress ?? "");
    const named = [request.headers["x-forwarded-for"] ?? []].flat().join(",");
    const hops = named.split(",").map((hop) => plainAddress(hop.trim()));
    while (client !== null && this.#has(client) && hops.length > 0) {
      const before = hops.pop() ?? null;
      if (before === null) break;
      client = before;
    }
    return client;
  }

  /**
   * Leaves in the headers what may be believed: the client's address under its
   * private name, and of what proxies add the `X-Forwarded-…` of a trusted one.
   */
  settle(request: IncomingMessage): void {
    const client = this.clientOf(request);
    const peer = plainAddress(request.socket.remoteAddress ?? "");
    const trusted = peer !== null && this.#has(peer);
    for (const name of Object.keys(request.headers)) {
      if (
        otherForwarding.includes(name) ||
        (!trusted && name.startsWith("x-forwarded-"))
      )
        Reflect.deleteProperty(request.headers, name);
    }
    if (client !== null) request.headers[CLIENT_ADDRESS_HEADER] = client;
  }

  #has(address: string): boolean {
    return this.#networks.check(address, isIPv6(address) ? "ipv6" : "ipv4");
  }
}

/** @returns null for what is no address; an IPv4 address in IPv6 clothes as itself */
function plainAddress(text: string): string | null {
  const address = text
    .replace(/^\[(.*)\](:\d+)?$/, "$1")
    .replace(/^::ffff:(?=\d+\.)/i, "")
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1")
    .replace(/%.*$/, "");
  return isIP(address) > 0 ? address : null;
}
