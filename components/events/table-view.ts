import type { ColumnOptions } from "#components/data-table/column-menu.tsx";
import type { TableView } from "#components/data-table/data-table.tsx";
import { parseWidths } from "#components/data-table/column-widths.ts";
import type { ReadRow } from "#components/data-table/use-peek.ts";
import { type EventFilter, withoutKeys } from "#lib/domain/event-filter.ts";
import {
  type ColumnId,
  columnWords,
  formatColumns,
  listColumns,
} from "./list-columns.ts";
import type { ListKind } from "./list-kind.ts";

/** The cookies that keep how a list is shown. */
export function viewCookies(list: ListKind) {
  return { columns: `columns-${list.key}`, widths: `widths-${list.key}` };
}

/** How the table of a list is shown, with the addresses that show it otherwise. */
export function tableView(
  list: ListKind,
  {
    filter,
    cursor,
    shown,
    widths,
    readRow,
  }: {
    filter: EventFilter;
    cursor: string | null;
    shown: readonly ColumnId[];
    /** As the cookie has them. */
    widths: string | undefined;
    readRow: ReadRow;
  },
): TableView {
  const upwards = filter.order === "asc";
  return {
    shown,
    columns: columnOptions(list, shown, (columns) =>
      list.href(filter, { ...(cursor === null ? {} : { cursor }), columns }),
    ),
    widths: { cookie: viewCookies(list).widths, kept: parseWidths(widths) },
    sorting: {
      column: "received",
      direction: upwards ? "ascending" : "descending",
      turned: list.href(
        upwards ? withoutKeys(filter, ["order"]) : { ...filter, order: "asc" },
      ),
    },
    readRow,
  };
}

function columnOptions(
  list: ListKind,
  shown: readonly ColumnId[],
  href: (columns: string) => ReturnType<ListKind["href"]>,
): ColumnOptions {
  const known = listColumns[list.key];
  const choose = (columns: readonly ColumnId[]) => {
    const kept = formatColumns(columns, known);
    return { href: href(kept), kept };
  };
  const hidden = known.all.filter((id) => !shown.includes(id));
  return {
    cookie: viewCookies(list).columns,
    reset: choose(known.usual),
    options: [...shown, ...hidden].map((id) => {
      const at = shown.indexOf(id);
      return {
        id,
        label: columnWords[id],
        shown: at >= 0,
        toggle:
          id === known.opening
            ? null
            : choose(
                at >= 0 ? shown.filter((one) => one !== id) : [...shown, id],
              ),
        up: at > 0 ? choose(swapped(shown, at - 1)) : null,
        down:
          at >= 0 && at < shown.length - 1 ? choose(swapped(shown, at)) : null,
      };
    }),
  };
}

/** The same columns with the one at `at` and the next in each other's place. */
function swapped(ids: readonly ColumnId[], at: number): ColumnId[] {
  return [
    ...ids.slice(0, at),
    ...ids.slice(at + 1, at + 2),
    ...ids.slice(at, at + 1),
    ...ids.slice(at + 2),
  ];
}
