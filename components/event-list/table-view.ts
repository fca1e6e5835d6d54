import type { TableView } from "#components/data-table/data-table.tsx";
import { parseWidths } from "#components/data-table/column-widths.ts";
import {
  type EventFilter,
  withoutKeys,
} from "#lib/domain/filter/event-filter.ts";
import { listColumns } from "./list-columns.ts";
import type { ListKind } from "#components/event-filter/list-kind.ts";

/** The cookies that keep how a list is shown. */
export function viewCookies(list: ListKind) {
  return { columns: `columns-${list.key}`, widths: `widths-${list.key}` };
}

/** How the table of a list is shown, and the address of the same rows the other way round. */
export function tableView(
  list: ListKind,
  {
    filter,
    shown,
    widths,
  }: {
    filter: EventFilter;
    shown: readonly string[];
    /** As the cookie has them. */
    widths: string | undefined;
  },
): TableView {
  const { all, defaults, opening } = listColumns[list.key];
  const upwards = filter.order === "asc";
  return {
    columns: {
      all,
      shown,
      defaults,
      opening,
      key: "columns",
      cookie: viewCookies(list).columns,
    },
    widths: { cookie: viewCookies(list).widths, kept: parseWidths(widths) },
    sorting: {
      column: "received",
      direction: upwards ? "ascending" : "descending",
      turned: list.href(
        upwards ? withoutKeys(filter, ["order"]) : { ...filter, order: "asc" },
      ),
    },
  };
}
