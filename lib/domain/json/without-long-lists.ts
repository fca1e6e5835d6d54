import {
  isJsonContainer,
  isJsonObject,
  keepKeyOrder,
  memberKeys,
} from "./json-value.ts";
import type { JsonObject } from "./json-value.ts";

const longest = 200;
/** Schemas reach no deeper, and a body may. */
const deepest = 8;

/**
 * An object of a monstrous body with every list and map of more than 200 members
 * within it left out (null). A schema checks each member of those and describes
 * each that is wrong, which for a megabyte of them takes seconds.
 */
export function withoutLongLists(object: JsonObject): JsonObject {
  return shortenMembers(object, 1);
}

function shortenMembers(object: JsonObject, depth: number): JsonObject {
  const shortened = Object.fromEntries(
    Object.entries(object).map(([key, value]) => [key, shorten(value, depth)]),
  );
  keepKeyOrder(shortened, memberKeys(object));
  return shortened;
}

function shorten(value: unknown, depth: number): unknown {
  if (!isJsonContainer(value) || depth > deepest) {
    return value;
  }
  if (Object.keys(value).length > longest) return null;
  if (isJsonObject(value)) return shortenMembers(value, depth + 1);
  return Object.values(value).map((member) => shorten(member, depth + 1));
}
