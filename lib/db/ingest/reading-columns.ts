import { foldCase, foldText } from "#lib/domain/text/fold-text.ts";
import type { EventField } from "#lib/domain/event/event-field.ts";
import { eventFields } from "#lib/domain/event/event-fields.ts";
import type { Reading } from "#lib/domain/reading/reading.ts";

/** A column, its Postgres type, and the value that a thing has in it. */
export type Column<Thing> = readonly [
  name: string,
  type: string,
  pick: (thing: Thing) => unknown,
];

/** The columns of an event that its reading fills: those of its fields, and what is searched by. */
export const readingColumns: readonly Column<Reading>[] = [
  ...Object.values<EventField>(eventFields).flatMap(({ column, type, read }) =>
    read
      ? [[column, type, (reading: Reading) => read(reading) ?? null] as const]
      : [],
  ),
  ["is_searchable", "bool", (reading) => reading.isSearchable],
  [
    "customer_name_folded",
    "text",
    ({ customer }) => folded(customer?.name, foldText),
  ],
  [
    "customer_email_folded",
    "text",
    ({ customer }) => folded(customer?.email, foldCase),
  ],
  ["search_text", "text", (reading) => reading.searchText],
];

/** Postgres keeps no half characters, and folding makes none. */
function folded(
  text: string | null | undefined,
  fold: (text: string) => string,
): string | null {
  return text ? fold(text) : null;
}
