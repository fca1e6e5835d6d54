import { filteredFields } from "#lib/domain/event/filtered-fields.ts";
import { isOwn } from "#lib/domain/field/own-value.ts";
import type { FieldPrivacy } from "#lib/domain/field/field-privacy.ts";

/** The keys of a filter by which people can be told: whoever may not see personal data may not search by it either. */
const personalKeys: ReadonlySet<string> = new Set([
  ...keysMasked("hidden"),
  ...keysMasked("of_own_distribution"),
  "q",
  "match",
  "customer",
  "payload",
]);

/** Keys of ids and types that a designed payload may fill with an address or a number of a person. */
const ownKeys = new Map(
  (["own_id", "own_type"] as const).flatMap((masked) =>
    keysMasked(masked).map((key) => [key, masked] as const),
  ),
);

function keysMasked(masked: FieldPrivacy["masked"]): string[] {
  return filteredFields.flatMap(({ privacy, filter }) =>
    privacy.masked === masked ? [filter.key] : [],
  );
}

/** Whether a key of a filter or of an address asks for personal data, with or without a minus before it. */
export function isPersonalKey(key: string): boolean {
  return personalKeys.has(withoutMinus(key));
}

/**
 * The same of a key with its value: an id that Voucherify cannot have made is whatever a
 * payload's designer put there, and whether something has it would tell.
 */
export function isPersonal(key: string, value: unknown): boolean {
  const masked = ownKeys.get(withoutMinus(key));
  return (
    isPersonalKey(key) ||
    (masked !== undefined &&
      [value]
        .flat()
        .some((one) => typeof one !== "string" || !isOwn(masked, one)))
  );
}

function withoutMinus(key: string): string {
  return key.startsWith("-") ? key.slice(1) : key;
}
