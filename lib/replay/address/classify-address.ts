/**
 * What kind of place an address is. Only `public` may be sent to by everyone;
 * `loopback` and `private` where an admin allowed it; the rest never.
 */
export type AddressKind =
  | "public"
  | "loopback"
  | "private"
  | "link_local"
  | "metadata"
  | "multicast"
  | "unspecified"
  | "reserved";

type Range = readonly [bytes: readonly number[], bits: number, AddressKind];

/** From IANA's register of special IPv4 addresses; the first range that fits counts. */
const ipv4Ranges: readonly Range[] = [
  // Where clouds answer with credentials: AWS and most others, Alibaba, Azure.
  [[169, 254, 169, 254], 32, "metadata"],
  [[169, 254, 170, 2], 32, "metadata"],
  [[100, 100, 100, 200], 32, "metadata"],
  [[168, 63, 129, 16], 32, "metadata"],
  [[192, 0, 0, 192], 32, "metadata"],
  [[0, 0, 0, 0], 8, "unspecified"],
  [[10, 0, 0, 0], 8, "private"],
  [[100, 64, 0, 0], 10, "private"],
  [[127, 0, 0, 0], 8, "loopback"],
  [[169, 254, 0, 0], 16, "link_local"],
  [[172, 16, 0, 0], 12, "private"],
  [[192, 0, 0, 0], 24, "reserved"],
  [[192, 0, 2, 0], 24, "reserved"],
  [[192, 88, 99, 0], 24, "reserved"],
  [[192, 168, 0, 0], 16, "private"],
  [[198, 18, 0, 0], 15, "reserved"],
  [[198, 51, 100, 0], 24, "reserved"],
  [[203, 0, 113, 0], 24, "reserved"],
  [[224, 0, 0, 0], 4, "multicast"],
  [[240, 0, 0, 0], 4, "reserved"],
];

/** The same of IPv6, for what carries no IPv4 address. Outside 2000::/3 nothing is global. */
const ipv6Ranges: readonly Range[] = [
  [[0xfd, 0x00, 0x0e, 0xc2], 32, "metadata"],
  [[0xfd, 0x20, 0x00, 0xce], 32, "metadata"],
  [[0xfc], 7, "private"],
  [[0xfe, 0x80], 10, "link_local"],
  [[0xff], 8, "multicast"],
  // Teredo is in here too: what it reaches lies behind somebody's router.
  [[0x20, 0x01, 0x00], 23, "reserved"],
  [[0x20, 0x01, 0x0d, 0xb8], 32, "reserved"],
  [[0x3f, 0xff, 0x00], 20, "reserved"],
  [[0x20], 3, "public"],
];

/** Prefixes behind which an IPv4 address stands, and where it stands. */
const embeddings: readonly {
  readonly prefix: readonly number[];
  readonly bits: number;
  readonly at: number;
  /** What the address is when the embedded one is public. */
  readonly otherwise: AddressKind;
}[] = [
  // IPv4-mapped, ::ffff:0:0/96.
  {
    prefix: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255],
    bits: 96,
    at: 12,
    otherwise: "public",
  },
  // IPv4-compatible, ::/96, no longer in use.
  { prefix: [], bits: 96, at: 12, otherwise: "reserved" },
  // IPv4-translated, ::ffff:0:0:0/96.
  {
    prefix: [0, 0, 0, 0, 0, 0, 0, 0, 255, 255, 0, 0],
    bits: 96,
    at: 12,
    otherwise: "reserved",
  },
  // NAT64, 64:ff9b::/96: on an IPv6-only network the one way to an IPv4 host.
  {
    prefix: [0, 0x64, 0xff, 0x9b],
    bits: 96,
    at: 12,
    otherwise: "public",
  },
  // 6to4, 2002::/16.
  { prefix: [0x20, 0x02], bits: 16, at: 2, otherwise: "public" },
];

/** @param bytes the sixteen bytes of an address, as `parseAddress` makes them */
export function classifyAddress(bytes: Uint8Array): AddressKind {
  if (begins(bytes, [], 128)) return "unspecified";
  if (begins(bytes, [], 127)) return "loopback";
  const embedding = embeddings.find(({ prefix, bits }) =>
    begins(bytes, prefix, bits),
  );
  if (embedding) {
    const inner = kindOfFour(bytes.subarray(embedding.at, embedding.at + 4));
    return inner === "public" ? embedding.otherwise : inner;
  }
  const kind = kindIn(ipv6Ranges, bytes) ?? "reserved";
  // ISATAP keeps an IPv4 address in the interface part of any prefix.
  if (kind === "public" && isIsatap(bytes)) {
    return kindOfFour(bytes.subarray(12, 16));
  }
  return kind;
}

function isIsatap(bytes: Uint8Array): boolean {
  const [flags = 0, zero, first, second] = bytes.subarray(8, 12);
  return (
    (flags & 0b1111_1100) === 0 &&
    zero === 0 &&
    first === 0x5e &&
    second === 0xfe
  );
}

function kindOfFour(four: Uint8Array): AddressKind {
  return kindIn(ipv4Ranges, four) ?? "public";
}

function kindIn(
  ranges: readonly Range[],
  bytes: Uint8Array,
): AddressKind | null {
  return (
    ranges.find(([prefix, bits]) => begins(bytes, prefix, bits))?.[2] ?? null
  );
}

/** Whether the first `bits` are those of `prefix`, which zeros follow. */
function begins(
  bytes: Uint8Array,
  prefix: readonly number[],
  bits: number,
): boolean {
  for (let index = 0; index * 8 < bits; index++) {
    const left = Math.min(8, bits - index * 8);
    const mask = (255 << (8 - left)) & 255;
    if (((bytes[index] ?? 0) & mask) !== ((prefix[index] ?? 0) & mask)) {
      return false;
    }
  }
  return true;
}
