import { childPath } from "./json-path.ts";
import { isClosing, isOpening, JsonTokens } from "./json-tokens.ts";

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
  readonly keys: Set<string>;
  /** The key or index that the next value has. */
  at: string | number;
};

/** The JSON paths, at most `limit`, of members whose key was written before in the same object. */
export function findDuplicateKeys(text: string, limit: number): string[] {
  const found: string[] = [];
  const open: OpenContainer[] = [];
  let lastString = "";
  const token = new JsonTokens(text);
  while (found.length < limit && token.next()) {
    const inside = open.at(-1);
    const { kind } = token;
    if (isOpening(kind)) {
      open.push({ path: pathIn(inside), keys: new Set(), at: 0 });
    } else if (isClosing(kind)) open.pop();
    else if (kind === "string") lastString = token.slice();
    else if (kind === "," && typeof inside?.at === "number") inside.at += 1;
    else if (kind === ":" && inside) {
      const key = String(JSON.parse(lastString));
      if (moveToKey(inside, key)) found.push(pathIn(inside));
    }
  }
  return found;
}

/** Moves on to that key of an object; true when it was written before. */
function moveToKey(object: OpenContainer, key: string): boolean {
  const wasWritten = object.keys.has(key);
  object.keys.add(key);
  object.at = key;
  return wasWritten;
}

function pathIn(container: OpenContainer | undefined): string {
  return container ? childPath(container.path, container.at) : "$";
}
