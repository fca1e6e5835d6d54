import { boundedText } from "#lib/domain/text/bounded-text.ts";

/** The JSON path of a member or element: `$.data` and `email` give `$.data.email`. */
export function childPath(path: string, key: PropertyKey): string {
  if (typeof key === "number") return `${path}[${String(key)}]`;
  const name = String(key);
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && name.length <= longestKey
    ? `${path}.${name}`
    : `${path}[${JSON.stringify(boundedText(name, longestKey))}]`;
}

/** How a person would name the place: `customer.email` for `$.data.customer.email`. */
export function placeName(path: string): string {
  if (path === "$" || path === "$.data") return "The body";
  return path.replace(/^\$(?:\.data)?\.?/, "");
}

/** Keys in paths are cut here: a key may be as long as a body. */
const longestKey = 80;
