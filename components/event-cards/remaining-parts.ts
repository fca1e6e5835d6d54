import { childPath } from "#lib/domain/json/json-path.ts";
import {
  isJsonObject,
  type JsonObject,
  memberKeys,
  ownMember,
} from "#lib/domain/json/json-value.ts";
import type { ParsedObject } from "#lib/domain/reading/parse-payload.ts";
import type { PayloadPart } from "#lib/domain/voucherify/undocumented-parts.ts";

/**
 * What an object holds beyond what a card shows by name, so that nothing sent is
 * ever left out: documented fields without a place of their own, then undocumented
 * ones and values that the reading had to leave out, as they came. Only an `object`
 * key that repeats the object's own name is passed over.
 *
 * @param shown keys shown by name, nested ones joined by dots (`summary.orders.total_count`);
 *   a key that is shown covers all below it that is documented, and `metadata` everything
 */
export function remainingParts(
  object: ParsedObject<JsonObject>,
  shown: readonly string[],
): readonly PayloadPart[] {
  const covered = new Set(shown);
  const metadataPath = `${object.path}.metadata`;
  const extra = object.extra.filter(
    ({ path }) =>
      !covered.has("metadata") ||
      !(
        path.startsWith(`${metadataPath}.`) ||
        path.startsWith(`${metadataPath}[`)
      ),
  );
  const asTheyCame = new Set(extra.map(({ path }) => path));
  const opened = new Set([
    ...shown.flatMap((key) => prefixes(`${object.path}.${key}`)),
    ...extra.flatMap(({ path }) => prefixes(path)),
  ]);

  const parts: PayloadPart[] = [];
  const walk = (
    value: JsonObject | readonly unknown[],
    path: string,
    key: string,
  ) => {
    for (const name of memberKeys(value)) {
      const inner = memberOf(value, name);
      const innerKey = key === "" ? name : `${key}.${name}`;
      const innerPath = childPath(
        path,
        Array.isArray(value) ? Number(name) : name,
      );
      const isShown =
        inner === undefined ||
        covered.has(innerKey) ||
        asTheyCame.has(innerPath);
      if (isShown || isOwnName(object.path, innerKey, inner)) continue;
      const isOpened = opened.has(innerPath);
      if (isOpened && (isJsonObject(inner) || Array.isArray(inner)))
        walk(inner, innerPath, innerKey);
      else parts.push({ path: innerPath, value: inner });
    }
  };
  walk(object.value, object.path, "");
  return [...parts, ...extra];
}

function memberOf(
  value: JsonObject | readonly unknown[],
  name: string,
): unknown {
  return isJsonObject(value) ? ownMember(value, name) : value[Number(name)];
}

function isOwnName(objectPath: string, key: string, value: unknown): boolean {
  return key === "object" && objectPath.endsWith(`.${String(value)}`);
}

/** The paths above a path; a bracketed key with a dot in it gives some that lead nowhere, which does no harm. */
function prefixes(path: string): readonly string[] {
  return [...path.matchAll(/[.[]/g)].map(({ index }) => path.slice(0, index));
}
