import { type FieldFilter, sentText } from "#lib/domain/field/field-filter.ts";
import type { EventField } from "./event-field.ts";
import { type EventFieldName, eventFields } from "./event-fields.ts";

/** A field that a filter asks for. */
export type FilteredField = EventField & { readonly filter: FieldFilter };

type FilterOf<Name extends EventFieldName> =
  (typeof eventFields)[Name] extends { readonly filter: infer Filter }
    ? Filter
    : never;

/** The filters of all fields, each as it is told. */
type Filter = { [Name in EventFieldName]: FilterOf<Name> }[EventFieldName];

/** The keys of filters that ask for the values of one field. */
export type FieldFilterKey = Filter["key"];

/** The keys whose values are listed with their counts: as things, which have names, or as plain values. */
export type ListedKey<As extends "things" | "values"> = Extract<
  Filter,
  { readonly listed: As }
>["key"];

/** What one value of such a key may be. */
export type TakenBy<Key extends FieldFilterKey> = Extract<
  Filter,
  { readonly key: Key }
>["takes"];

/** The fields that filters ask for: things with names first, the rest in the order of the registry. */
export const filteredFields: readonly FilteredField[] =
  Object.values<EventField>(eventFields)
    .flatMap(({ filter, ...field }) => (filter ? [{ ...field, filter }] : []))
    .sort((a, b) => place(a) - place(b));

function place({ filter }: FilteredField): number {
  return filter.listed === "things" ? 0 : 1;
}

/** Those whose values are neither listed nor of a closed set: a person types one, whole. */
export const typedFields = filteredFields.filter(
  ({ filter: { takes, listed } }) => takes === sentText && listed === undefined,
);

/** Something of each of these fields, by the filter's key. */
export function mapFilteredFields<Told>(
  tell: (field: FilteredField) => Told,
): Readonly<Record<FieldFilterKey, Told>> {
  // TypeScript does not follow keys through `entries`.
  return Object.fromEntries(
    filteredFields.map((field) => [field.filter.key, tell(field)]),
  ) as Record<FieldFilterKey, Told>;
}

/** The keys whose values are listed. */
export function listedKeys<As extends "things" | "values">(
  as: As,
): ListedKey<As>[] {
  // As above.
  return filteredFields.flatMap(({ filter }) =>
    filter.listed === as ? [filter.key] : [],
  ) as ListedKey<As>[];
}

/** The field that the values of a filter's key are of; null for a key that asks for something else. */
export function fieldOfFilter(key: string): FilteredField | null {
  return filteredFields.find(({ filter }) => filter.key === key) ?? null;
}

/** What one value of each of these keys may be. */
export const fieldFilterSchemas = mapFilteredFields(
  ({ filter }) => filter.takes,
) as { readonly [Key in FieldFilterKey]: TakenBy<Key> };
