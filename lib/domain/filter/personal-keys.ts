/** The keys of a filter by which people can be told: whoever may not see personal data may not search by it either. */
const personalKeys: ReadonlySet<string> = new Set([
  "q",
  "match",
  "customer",
  "code",
  "payload",
]);

/** Whether a key of a filter or of an address asks for personal data, with or without a minus before it. */
export function isPersonalKey(key: string): boolean {
  return personalKeys.has(key.startsWith("-") ? key.slice(1) : key);
}
