import type { EventField } from "#lib/domain/event/event-field.ts";
import { isOwn } from "#lib/domain/field/own-value.ts";

type Fields = Readonly<Record<string, EventField>>;

/** The keys of an event that hold these fields: `customer` for `customer.email`. */
type KeyOf<Of extends Fields> = {
  [Name in keyof Of & string]: Name extends `${infer Group}.${string}`
    ? Group
    : Name;
}[keyof Of & string];

type Values = Readonly<Record<string, unknown>>;

/**
 * What those may see of these fields who may not see personal data.
 *
 * @param event that has them, each where its name says; other keys of it are left out
 */
export function maskFields<
  Of extends Fields,
  Event extends Readonly<Record<KeyOf<Of>, unknown>>,
>(fields: Of, event: Event): Pick<Event, KeyOf<Of>> {
  const given: Values = event;
  const masked: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(fields)) {
    const [group = name, key] = name.split(".");
    if (key === undefined) masked[group] = maskValue(field, given, group);
    else masked[group] = maskKey(field, given[group], key, masked[group]);
  }
  // TypeScript does not follow keys through `entries`.
  return masked as Pick<Event, KeyOf<Of>>;
}

function maskKey(
  field: EventField,
  object: unknown,
  key: string,
  others: unknown,
): Values | null {
  if (!isObject(object)) return null;
  const known = isObject(others) ? others : {};
  return { ...known, [key]: maskValue(field, object, key) };
}

/** @param within the object that has it, of which the id may decide */
function maskValue({ privacy }: EventField, within: Values, key: string) {
  const value = within[key] ?? null;
  switch (privacy.masked) {
    case "shown":
      return value;
    case "hidden":
      return null;
    case "own_id":
    case "own_type":
      return typeof value === "string" && isOwn(privacy.masked, value)
        ? value
        : null;
    case "of_own_id":
      return isOwnId(within.id) ? value : null;
    case "of_own_distribution":
      return isOwnId(within.distributionId) ? value : null;
  }
}

function isOwnId(value: unknown): boolean {
  return typeof value === "string" && isOwn("own_id", value);
}

function isObject(value: unknown): value is Values {
  return typeof value === "object" && value !== null;
}
