import { classifyAddress, type AddressKind } from "./classify-address.ts";
import { parseAddress } from "./parse-address.ts";

const words: Readonly<Record<Exclude<AddressKind, "public">, string>> = {
  loopback: "is this machine itself",
  private: "is a private address",
  link_local: "is a link-local address",
  metadata: "is where a cloud keeps its credentials",
  multicast: "is a multicast address",
  unspecified: "is no address of a host",
  reserved: "is a reserved address",
};

/**
 * Why nothing may be sent to an address; null when it may.
 *
 * @param address as a resolver answers it or a URL has it as its host
 * @param allowInternal whether an admin allowed loopback and private addresses; nothing else is ever allowed
 */
export function refuseAddress(
  address: string,
  allowInternal: boolean,
): string | null {
  const bytes = parseAddress(address);
  if (bytes === null) return `${address} is no address`;
  const kind = classifyAddress(bytes);
  if (kind === "public") return null;
  const isInternal = kind === "loopback" || kind === "private";
  if (isInternal && allowInternal) return null;
  return `${address} ${words[kind]}`;
}
