import { onePerProcess } from "#lib/one-per-process.ts";

/** Set by our own server on every request, whatever the sender wrote there. */
export const CLIENT_ADDRESS_HEADER = "x-inspector-client-address";

const front = onePerProcess("front", () => ({ stands: false }));

/** Says that every request of this process came through our own server, which vouches for the header. */
export function trustClientAddressHeader(): void {
  front.get().stands = true;
}

/**
 * The address that a request came from: of the connection, or, where that is a proxy
 * named by `TRUST_PROXY`, the one that it names. An IPv4 or IPv6 address.
 *
 * @returns null where Next was started without our own server: then anybody may have written the header
 */
export function clientAddress(headers: Pick<Headers, "get">): string | null {
  return front.get().stands ? headers.get(CLIENT_ADDRESS_HEADER) : null;
}
