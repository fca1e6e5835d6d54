import { childPath } from "./json-path.ts";
import { endOfString } from "./scan-json.ts";

/** How many members a parsed value has, at all depths. Fewer than were written means that keys were repeated. */
export function countMembers(value: unknown): number {
  let count = 0;
  const waiting: unknown[] = [value];
  while (waiting.length > 0) {
    const container = waiting.pop();
    if (typeof container !== "object" || container === null) continue;
    const children: unknown[] = Object.values(container);
    if (!Array.isArray(container)) count += children.length;
    for (const child of children) {
      if (typeof child === "object" && child !== null) waiting.push(child);
    }
  }
  return count;
}

type OpenContainer = {
  readonly path: string;
  /** Null in an array. */
  readonly keys: Set<string> | null;
  /** The key or index that the next value has. */
  at: string | number;
};

/** The JSON paths, at most `limit`, of members whose key was written before in the same object. */
export function findDuplicateKeys(text: string, limit: number): string[] {
  const found: string[] = [];
  const open: OpenContainer[] = [];
  for (let at = 0; at < text.length && found.length < limit; at += 1) {
    const character = text[at];
    const inside = open.at(-1);
    if (character === "{") open.push(container(inside, new Set()));
    else if (character === "[") open.push(container(inside, null));
    else if (character === "}" || character === "]") open.pop();
    else if (character === "," && typeof inside?.at === "number") {
      inside.at += 1;
    } else if (character === '"') {
      const end = endOfString(text, at);
      if (inside?.keys && isKey(text, end)) {
        const key = String(JSON.parse(text.slice(at, end + 1)));
        if (inside.keys.has(key)) found.push(childPath(inside.path, key));
        inside.keys.add(key);
        inside.at = key;
      }
      at = end;
    }
  }
  return found;
}

function container(
  parent: OpenContainer | undefined,
  keys: Set<string> | null,
): OpenContainer {
  const path = parent === undefined ? "$" : childPath(parent.path, parent.at);
  return { path, keys, at: 0 };
}

/** Whether the string that ends there is followed by a colon. */
function isKey(text: string, end: number): boolean {
  let at = end + 1;
  while (" \t\n\r".includes(text.charAt(at)) && at < text.length) at += 1;
  return text[at] === ":";
}
