import { formatPayloadPath } from "#lib/domain/json/payload-path.ts";
import { isJsonContainer } from "#lib/domain/json/json-value.ts";

const maxDepth = 8;
/** A key longer than this is data, not a name. */
const maxKey = 80;

/**
 * The places of single values in a body, as the payload filter spells them: of an envelope, from its data on.
 * Lists are no places; of what is nested deeper than eight keys nothing is told.
 */
export function payloadPaths(body: unknown): string[] {
  const paths: string[] = [];
  collect(body, [], paths);
  return paths;
}

function collect(
  value: unknown,
  path: readonly string[],
  paths: string[],
): void {
  if (Array.isArray(value)) return;
  if (!isJsonContainer(value)) {
    if (path.length > 0) paths.push(formatPayloadPath(withoutData(path)));
    return;
  }
  if (path.length === maxDepth) return;
  for (const [key, inner] of Object.entries(value)) {
    if (key !== "" && key.length <= maxKey && key.isWellFormed())
      collect(inner, [...path, key], paths);
  }
}

function withoutData(path: readonly string[]): readonly string[] {
  return path.length > 1 && path[0] === "data" ? path.slice(1) : path;
}
