import { classifyBody } from "#lib/domain/reading/classify-body.ts";
import { isTechnicalChange } from "./is-technical-change.ts";
import { childPath } from "#lib/domain/json/json-path.ts";
import {
  isJsonObject,
  type JsonObject,
  memberKeys,
  ownMember,
} from "#lib/domain/json/json-value.ts";
import { matchMembers } from "#lib/domain/json/match-members.ts";
import { groupOf, namePlace, type PlaceKeys } from "./name-place.ts";
import type {
  PayloadChange,
  PayloadComparison,
  PayloadGroup,
} from "./payload-change.ts";
import { isSameValue } from "#lib/domain/json/same-value.ts";

/** Beyond this many changes are counted and no longer listed. */
export const maxChanges = 2_000;

/** Beyond this depth a value is compared and shown as a whole. */
const deepest = 40;

/** A pair of values at the same place; `undefined` where a body has none. */
type Pair = {
  readonly before: unknown;
  readonly after: unknown;
  readonly pathBefore: string;
  readonly pathAfter: string;
  readonly keys: PlaceKeys;
  /** Null at the root of the data, which is of no object. */
  readonly group: PayloadGroup | null;
};

type Kind = PayloadChange["kind"];

/**
 * The difference between two bodies as parsed from JSON: every value that is in one and
 * not, or not the same, in the other. Never throws, whatever is compared.
 *
 * The data of both is compared even where only one has an envelope around it. A number
 * equals the text that writes it out.
 */
export function comparePayloads(
  before: unknown,
  after: unknown,
): PayloadComparison {
  const changes: PayloadChange[] = [];
  let found = 0;
  // Taken from its end: members are put on it backwards, so that changes come in order.
  const waiting = rootPairs(before, after).reverse();
  for (let pair = waiting.pop(); pair; pair = waiting.pop()) {
    const members = pair.keys.length < deepest ? membersOf(pair) : null;
    for (const member of members?.pairs.reverse() ?? []) waiting.push(member);
    const kind = members ? members.kind : kindOf(pair);
    if (kind === null) continue;
    found += 1;
    if (changes.length < maxChanges) changes.push(toChange(pair, kind));
  }
  return { changes, more: found - changes.length };
}

/** The data of both bodies, and after it what stands around. */
function rootPairs(before: unknown, after: unknown): Pair[] {
  const earlier = unwrap(before);
  const later = unwrap(after);
  return [
    {
      before: earlier.data,
      after: later.data,
      pathBefore: earlier.dataPath,
      pathAfter: later.dataPath,
      keys: [],
      group: null,
    },
    {
      before: earlier.around,
      after: later.around,
      pathBefore: "$",
      pathAfter: "$",
      keys: [],
      group: "envelope",
    },
  ];
}

function unwrap(body: unknown): {
  readonly data: unknown;
  readonly dataPath: string;
  readonly around: JsonObject;
} {
  const { dataPath, data } = classifyBody(body);
  if (dataPath === "$" || !isJsonObject(body)) {
    return { data: body, dataPath: "$", around: {} };
  }
  const { data: _, ...around } = body;
  return { data, dataPath, around };
}

/** The pairs within a pair, and what is to be said of itself beside them; null where it is compared as it is. */
function membersOf(
  pair: Pair,
): { readonly pairs: Pair[]; readonly kind: "moved" | null } | null {
  const { before, after } = pair;
  // Against nothing, or null, every member of a value was added or removed.
  const one = before ?? after;
  const other = after ?? before;
  if (isJsonObject(one) && isJsonObject(other)) {
    const keys = new Set([...memberKeys(other), ...memberKeys(one)]);
    if (keys.size === 0) return null;
    return {
      pairs: [...keys].map((key) => memberAt(pair, key, key)),
      kind: null,
    };
  }
  if (!Array.isArray(one) || !Array.isArray(other)) return null;
  if (one.length === 0 && other.length === 0) return null;
  const { matches, isReordered } = matchMembers(
    Array.isArray(before) ? before : [],
    Array.isArray(after) ? after : [],
  );
  return {
    pairs: matches.map((match) => memberAt(pair, match.before, match.after)),
    kind: isReordered ? "moved" : null,
  };
}

/** The pair of a member: its key in each version of what holds it, null where it is in one alone. */
function memberAt(
  pair: Pair,
  keyBefore: string | number | null,
  keyAfter: string | number | null,
): Pair {
  const key = keyAfter ?? keyBefore ?? 0;
  return {
    before: memberOf(pair.before, keyBefore),
    after: memberOf(pair.after, keyAfter),
    pathBefore: childPath(pair.pathBefore, keyBefore ?? key),
    pathAfter: childPath(pair.pathAfter, key),
    keys: [...pair.keys, key],
    group: pair.group ?? groupOf([key]),
  };
}

function memberOf(value: unknown, key: string | number | null): unknown {
  if (Array.isArray(value) && typeof key === "number") {
    const members: readonly unknown[] = value;
    return members[key];
  }
  return isJsonObject(value) && typeof key === "string"
    ? ownMember(value, key)
    : undefined;
}

function kindOf({ before, after }: Pair): Kind | null {
  if (isSameValue(before, after)) return null;
  if (before === undefined) return "added";
  if (after === undefined) return "removed";
  if (before === null) return "added";
  return after === null ? "removed" : "changed";
}

function toChange(pair: Pair, kind: Kind): PayloadChange {
  const { before, after, keys } = pair;
  const group = pair.group ?? "other";
  const isInAfter = after !== undefined && after !== null;
  const { label, unit } = namePlace(keys, group, isInAfter ? after : before);
  return {
    path: after === undefined ? pair.pathBefore : pair.pathAfter,
    label,
    group,
    kind,
    before: kind === "moved" ? orderOf(before) : (before ?? null),
    after: kind === "moved" ? orderOf(after) : (after ?? null),
    unit,
    noise:
      isTechnicalChange(keys, group) || (isNothing(before) && isNothing(after)),
  };
}

/** The ids of the members of a list, or the members themselves. */
function orderOf(list: unknown): readonly unknown[] {
  const members: readonly unknown[] = Array.isArray(list) ? list : [];
  return members.map((member) =>
    isJsonObject(member) ? ownMember(member, "id") : member,
  );
}

function isNothing(value: unknown): boolean {
  return value === null || value === undefined;
}
