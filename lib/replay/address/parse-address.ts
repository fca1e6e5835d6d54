import { isIPv4, isIPv6 } from "node:net";

/**
 * The sixteen bytes of an address: IPv6 as it is, IPv4 as `::ffff:a.b.c.d`.
 *
 * Takes the forms that a resolver answers and the URL parser leaves in a host:
 * dotted decimal, IPv6 with or without brackets, dotted tail or zone.
 *
 * @returns null when the text is no address, so a name
 */
export function parseAddress(text: string): Uint8Array | null {
  const bare = text.replace(/^\[(.*)\]$/u, "$1").replace(/%.*$/u, "");
  if (isIPv4(bare)) return mapped(toFourBytes(bare));
  return isIPv6(bare) ? toSixteenBytes(bare) : null;
}

/** Four bytes in the place where an IPv4-mapped address has them. */
function mapped(four: readonly number[]): Uint8Array {
  return Uint8Array.from([...Array<number>(10).fill(0), 255, 255, ...four]);
}

function toFourBytes(dotted: string): number[] {
  return dotted.split(".").map(Number);
}

function toSixteenBytes(text: string): Uint8Array {
  const [head = "", tail] = withoutDottedTail(text).split("::");
  const before = toGroups(head);
  const after = tail === undefined ? [] : toGroups(tail);
  const zeros = Array<number>(8 - before.length - after.length).fill(0);
  const groups = [...before, ...zeros, ...after];
  return Uint8Array.from(groups.flatMap((group) => [group >> 8, group & 255]));
}

/** `::ffff:127.0.0.1` as `::ffff:7f00:1`. */
function withoutDottedTail(text: string): string {
  const dotted = /[^:]*\.[^:]*$/u.exec(text)?.[0];
  if (dotted === undefined) return text;
  const [a = 0, b = 0, c = 0, d = 0] = toFourBytes(dotted);
  const groups = [(a << 8) | b, (c << 8) | d].map((group) =>
    group.toString(16),
  );
  return `${text.slice(0, -dotted.length)}${groups.join(":")}`;
}

function toGroups(text: string): number[] {
  return text === ""
    ? []
    : text.split(":").map((group) => Number.parseInt(group, 16));
}
