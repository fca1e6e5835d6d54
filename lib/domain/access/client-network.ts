const mappedIpv4 = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/i;

/**
 * What an address is counted as: itself for IPv4, its /64 for IPv6, of which one
 * subscriber has all; null for loopback and for no address, behind which anybody may be.
 */
export function clientNetwork(address: string | null): string | null {
  if (address === null) return null;
  const plain = (mappedIpv4.exec(address)?.[1] ?? address).toLowerCase();
  if (plain === "::1" || plain.startsWith("127.")) return null;
  if (!plain.includes(":")) return plain;
  return `${expand(plain.split("%")[0] ?? plain)
    .slice(0, 4)
    .join(":")}::/64`;
}

/** The eight groups of an IPv6 address, without leading zeros. */
function expand(address: string): string[] {
  const [head = "", tail] = address.split("::");
  const before = groups(head);
  if (tail === undefined) return before;
  const after = groups(tail);
  const zeros = Math.max(0, 8 - before.length - after.length);
  return [...before, ...Array<string>(zeros).fill("0"), ...after];
}

function groups(part: string): string[] {
  if (part === "") return [];
  return part.split(":").map((group) => group.replace(/^0+(?=.)/, ""));
}
