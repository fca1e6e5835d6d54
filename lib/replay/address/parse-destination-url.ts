import { parseAddress } from "./parse-address.ts";
import { refuseAddress } from "./refuse-address.ts";

/** An address that may be sent to as far as its text tells; its name is still to be resolved. */
export type ParsedUrl =
  | { readonly url: URL; readonly fault: null }
  | {
      readonly url: null;
      readonly fault: string;
      /** True when an admin could allow it. */
      readonly isInternal: boolean;
    };

const maxLength = 2_048;

/** Services that a POST could harm: mail, shells, directories, databases, caches, queues, control planes. */
const forbiddenPorts: ReadonlySet<number> = new Set([
  1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79,
  87, 95, 101, 102, 103, 104, 109, 110, 111, 113, 115, 117, 119, 123, 135, 137,
  138, 139, 143, 161, 162, 179, 389, 427, 445, 465, 512, 513, 514, 515, 526,
  530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 631, 636, 873, 989, 990,
  993, 995, 1433, 1434, 1521, 1719, 1720, 1723, 2049, 2181, 2375, 2376, 2379,
  2380, 2525, 3050, 3306, 3389, 3659, 4045, 4190, 4369, 5060, 5061, 5432, 5433,
  5671, 5672, 5984, 6000, 6379, 6380, 6432, 6566, 6665, 6666, 6667, 6668, 6669,
  6679, 6697, 7000, 7001, 7199, 7473, 7474, 7687, 8086, 9042, 9092, 9200, 9300,
  10080, 10250, 10255, 11211, 15672, 25672, 26257, 27017, 27018, 27019, 28015,
  33060, 50000,
]);

/** Names that lead inside whatever a resolver answers. */
const internalNames =
  /(?:^|\.)(?:localhost|localdomain|local|internal|intranet|lan|corp|home|home\.arpa)$/u;
const metadataNames =
  /^(?:metadata|instance-data)(?:\.|$)|\.?metadata\.google\.internal$/u;

/**
 * The address of a destination, or what stands against it.
 *
 * The URL parser has made decimal, octal, hexadecimal and Unicode spellings of an
 * address plain, so a literal address is checked here: it never reaches a resolver.
 */
export function parseDestinationUrl(
  text: string,
  allowInternal: boolean,
): ParsedUrl {
  const no = (fault: string, isInternal = false): ParsedUrl => ({
    url: null,
    fault,
    isInternal,
  });
  if (text.length > maxLength) return no("is longer than 2,048 characters");
  const url = URL.parse(text);
  if (!url) return no("is not a web address");
  if (url.protocol !== "https:" && url.protocol !== "http:")
    return no("takes an address that begins with https:// or http://");
  if (url.username !== "" || url.password !== "")
    return no(
      "carries a user name or password: send credentials in a header instead",
    );
  if (url.port !== "" && forbiddenPorts.has(Number(url.port)))
    return no(`names port ${url.port}, which is not for webhooks`);
  const host = url.hostname.toLowerCase().replace(/\.$/u, "");
  if (host === "") return no("names no host");
  if (metadataNames.test(host))
    return no(`names ${host}, where a cloud keeps its credentials`);
  if (internalNames.test(host) && !allowInternal)
    return no(`names ${host}, which is inside this network`, true);
  const refusal = parseAddress(host) && refuseAddress(host, allowInternal);
  if (refusal !== null)
    return no(`is refused: ${refusal}`, refuseAddress(host, true) === null);
  // A fragment is never sent.
  url.hash = "";
  return { url, fault: null };
}
