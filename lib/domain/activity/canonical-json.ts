/**
 * A value as JSON in one spelling: members sorted by name, no white space, what is
 * undefined left out. Equal values have equal texts, whichever way they were stored meanwhile.
 */
export function toCanonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) =>
    typeof member === "object" && member !== null && !Array.isArray(member)
      ? Object.fromEntries(
          Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : member,
  );
}
