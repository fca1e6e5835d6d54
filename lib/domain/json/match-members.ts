import { isJsonObject, ownMember } from "./json-value.ts";
import { numberOfText } from "./same-value.ts";
import { isNumeric, numberKey } from "./sent-number.ts";

/** Where a member of a list stands in each of two versions of it; null where it is in one alone. */
export type MemberMatch = {
  readonly before: number | null;
  readonly after: number | null;
};

/**
 * Which members of two lists are the same: objects by their id and plain values by
 * themselves, where all of both lists have that; otherwise those at the same place.
 * In the order of the later list, what only the earlier has at the end.
 */
export function matchMembers(
  before: readonly unknown[],
  after: readonly unknown[],
): { readonly matches: readonly MemberMatch[]; readonly isReordered: boolean } {
  const earlier = identities(before);
  const later = identities(after);
  if (earlier === null || later === null) return byPlace(before, after);
  const placeBefore = new Map(earlier.map((identity, at) => [identity, at]));
  const known = new Set(later);
  const matches: MemberMatch[] = later.map((identity, at) => ({
    before: placeBefore.get(identity) ?? null,
    after: at,
  }));
  for (const [at, identity] of earlier.entries()) {
    if (!known.has(identity)) matches.push({ before: at, after: null });
  }
  const common = matches.flatMap((match) =>
    match.before === null || match.after === null ? [] : [match.before],
  );
  return {
    matches,
    isReordered: common.some((at, index) => at < (common[index - 1] ?? -1)),
  };
}

function byPlace(
  before: readonly unknown[],
  after: readonly unknown[],
): { readonly matches: readonly MemberMatch[]; readonly isReordered: false } {
  const length = Math.max(before.length, after.length);
  return {
    matches: Array.from({ length }, (_, at) => ({
      before: at < before.length ? at : null,
      after: at < after.length ? at : null,
    })),
    isReordered: false,
  };
}

/** A name for each member that no other has; null when one of them has none. */
function identities(members: readonly unknown[]): readonly string[] | null {
  const times = new Map<string, number>();
  const named: string[] = [];
  for (const member of members) {
    const identity = identityOf(member);
    if (identity === null) return null;
    const time = times.get(identity) ?? 0;
    times.set(identity, time + 1);
    named.push(`${String(time)} ${identity}`);
  }
  return named;
}

function identityOf(member: unknown): string | null {
  if (isJsonObject(member)) {
    const id = ownMember(member, "id");
    return typeof id === "string" && id !== "" ? `id ${id}` : null;
  }
  const number = typeof member === "string" ? numberOfText(member) : member;
  if (isNumeric(number)) return `value ${numberKey(number)}`;
  return member === null || typeof member !== "object"
    ? `value ${String(member)}`
    : null;
}
