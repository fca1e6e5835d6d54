import type { EventListKey } from "#lib/domain/field/list-column.ts";
import { columnWords } from "./column-words.ts";
import { listedFields } from "./field-columns.ts";

/** The columns of one list: those that it has, and those that it shows unless someone chose others. */
export type ListColumns = {
  readonly all: readonly { readonly id: string; readonly label: string }[];
  readonly defaults: readonly string[];
  /** Opens the row, so it is always shown. */
  readonly opening: string;
};

type OwnColumn = keyof typeof columnWords;

export const listColumns: Readonly<Record<EventListKey, ListColumns>> = {
  entries: columnsOf("entries", {
    opening: "customer",
    defaults: [
      "received",
      "customer",
      "segment",
      "purpose",
      "got",
      "genuine",
      "delay",
      "flags",
    ],
    others: ["validUntil", "source"],
  }),
  events: columnsOf("events", {
    opening: "what",
    defaults: [
      "received",
      "what",
      "outcome",
      "customer",
      "shape",
      "genuine",
      "flags",
    ],
    others: ["segment", "purpose", "got", "validUntil", "delay"],
  }),
};

/** The columns made for a list, and then those that show one field of the registry. */
function columnsOf(
  list: EventListKey,
  {
    opening,
    defaults,
    others,
  }: {
    opening: OwnColumn;
    defaults: readonly OwnColumn[];
    others: readonly OwnColumn[];
  },
): ListColumns {
  const own = [...defaults, ...others].map((id) => ({
    id,
    label: columnWords[id],
  }));
  const shown = listedFields.filter(({ shownIn }) => shownIn.includes(list));
  return {
    all: [...own, ...listedFields.map(({ id, label }) => ({ id, label }))],
    defaults: [...defaults, ...shown.map(({ id }) => id)],
    opening,
  };
}

/**
 * A choice of columns as the address and the cookie spell it, `received,customer`, in the order
 * to show them. The one that opens rows is put first where it was left out.
 *
 * @returns null where nothing was chosen, and the names that are no columns of this list
 */
export function parseColumns(
  text: string | undefined,
  { all, opening }: ListColumns,
): { readonly shown: readonly string[] | null; readonly unknown: string[] } {
  const names = [...new Set((text ?? "").split(","))].filter(Boolean);
  const known = names.flatMap(
    (name) => all.find(({ id }) => id === name)?.id ?? [],
  );
  const unknown = names.filter((name) => !all.some(({ id }) => id === name));
  if (known.length === 0) return { shown: null, unknown };
  return {
    shown: known.includes(opening) ? known : [opening, ...known],
    unknown,
  };
}
