import type { EventField } from "./event-field.ts";
import { type EventFieldName, eventFields } from "./event-fields.ts";

type FilteredName = {
  [Name in EventFieldName]: (typeof eventFields)[Name] extends {
    readonly filter: unknown;
  }
    ? Name
    : never;
}[EventFieldName];

/** The keys of filters that ask for the values of one field. */
export type FieldFilterKey =
  (typeof eventFields)[FilteredName]["filter"]["key"];

/** Something of each field that a filter asks for, by the filter's key. */
export function mapFilteredFields<Told>(
  tell: (field: Required<Pick<EventField, "filter">> & EventField) => Told,
): Readonly<Record<FieldFilterKey, Told>> {
  const fields = Object.values<EventField>(eventFields);
  const told = fields.flatMap(({ filter, ...field }) =>
    filter ? [[filter.key, tell({ ...field, filter })] as const] : [],
  );
  // TypeScript does not follow keys through `entries`.
  return Object.fromEntries(told) as Record<FieldFilterKey, Told>;
}

/** The field that the values of a filter's key are of; null for a key that asks for something else. */
export function fieldOfFilter(key: string): EventField | null {
  return (
    Object.values<EventField>(eventFields).find(
      ({ filter }) => filter?.key === key,
    ) ?? null
  );
}
