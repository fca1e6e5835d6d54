import type { EventField } from "#lib/domain/event/event-field.ts";
import { itemFields } from "#lib/domain/event/event-fields.ts";
import type { EventItem } from "#lib/domain/event/event.ts";
import type {
  EventListKey,
  ListColumn,
} from "#lib/domain/field/list-column.ts";

/** A column that shows one field of an event as its registry says; plain, for the browser, which does not load the registry. */
export type FieldColumn = {
  readonly id: string;
  readonly label: string;
  readonly cell: ListColumn["cell"];
  /** Its track in a CSS grid. */
  readonly track: string;
};

type ListedField = FieldColumn & {
  readonly field: string;
  readonly shownIn: readonly EventListKey[];
};

/** The fields that lists show as columns of their own, in the order of the registry. */
export const listedFields: readonly ListedField[] = Object.entries<EventField>(
  itemFields,
).flatMap(([field, { words, listColumn }]) =>
  listColumn === undefined
    ? []
    : [
        {
          field,
          id: listColumn.id ?? field,
          label: listColumn.words ?? words,
          cell: listColumn.cell,
          track: listColumn.track ?? "minmax(0,1.2fr)",
          shownIn: listColumn.shownIn ?? [],
        },
      ],
);

/** The same as the browser needs them. */
export const fieldColumns: readonly FieldColumn[] = listedFields.map(
  ({ id, label, cell, track }) => ({ id, label, cell, track }),
);

/** What an event has in those of these columns that show one field, by the column's id; null where nothing was sent. */
export function fieldTexts(
  event: EventItem,
  columns: readonly string[],
): Record<string, string | null> {
  return Object.fromEntries(
    listedFields
      .filter(({ id }) => columns.includes(id))
      .map(({ id, field, cell }) => [
        id,
        textOf(event, field, cell) ?? hiddenWords(event, field),
      ]),
  );
}

function textOf(
  event: EventItem,
  field: string,
  cell: ListColumn["cell"],
): string | null {
  const [group = "", key] = field.split(".");
  // The registry's names are of these members: the item's type is made of them.
  const member = event[group as keyof EventItem];
  if (key === undefined) return toText(member);
  const object = (member ?? {}) as Readonly<Record<string, unknown>>;
  return toText(object[key] ?? (cell === "name" ? object.id : null));
}

/** Of an object that was sent without its values, that the reader's role hides them; null where nothing was sent. */
function hiddenWords(event: EventItem, field: string): string | null {
  const [group = "", key] = field.split(".");
  const isSent = key !== undefined && event[group as keyof EventItem] !== null;
  return event.isMasked && isSent ? "Hidden for your role" : null;
}

function toText(value: unknown): string | null {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean"
    ? String(value)
    : null;
}
