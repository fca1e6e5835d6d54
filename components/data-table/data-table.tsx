"use client";

import { type TableOptions, useTable } from "@tanstack/react-table";
import clsx from "clsx";
import type { Route } from "next";
import { DataTableRow } from "./data-table-row.tsx";
import { type DataTableFeatures, dataTableFeatures } from "./table-features.ts";
import { useRowFocus } from "./use-row-focus.ts";

/**
 * A page of rows that the server chose and ordered, as a semantic table. Each row is one link: arrow keys,
 * j and k, Home and End move between rows, Enter opens. Where the page is narrow, rows are stacked.
 *
 * `columns` is defined once at module scope; one of them has `meta.opens`.
 */
export function DataTable<Row extends { id: string; href: Route }>({
  id,
  caption,
  columns,
  rows,
}: {
  /** Of the table element, for what watches over it. */
  id: string;
  /** Says what the rows are, to screen readers. */
  caption: string;
  columns: TableOptions<DataTableFeatures, Row>["columns"];
  rows: Row[];
}) {
  const table = useTable({
    features: dataTableFeatures,
    columns,
    data: rows,
    getRowId: (row) => row.id,
  });
  const { body, tabStop, onFocus } = useRowFocus(rows.map((row) => row.id));

  // The explicit roles keep the table a table for assistive technology where `display` stacks its rows.
  return (
    <table
      id={id}
      role="table"
      className="w-full table-fixed border-collapse max-table:block"
    >
      <caption className="sr-only">{caption}</caption>
      <thead className="max-table:sr-only">
        {table.getHeaderGroups().map((group) => (
          <tr key={group.id} role="row">
            {group.headers.map((header) => (
              <th
                key={header.id}
                role="columnheader"
                scope="col"
                className={clsx(
                  "sticky top-(--header) z-10 bg-ground px-2.5 py-2 text-left font-normal text-ink-3 shadow-[inset_0_-1px] shadow-line first:pl-4 last:pr-4 side:first:pl-6 side:last:pr-6",
                  header.column.columnDef.meta?.className,
                )}
              >
                {header.isPlaceholder ? null : (
                  <table.FlexRender header={header} />
                )}
              </th>
            ))}
          </tr>
        ))}
      </thead>
      <tbody ref={body} className="max-table:block">
        {table.getRowModel().rows.map((row) => (
          <DataTableRow
            key={row.id}
            row={row}
            tabStop={row.id === tabStop}
            onFocus={onFocus}
          />
        ))}
      </tbody>
    </table>
  );
}
