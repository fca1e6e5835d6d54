"use client";

import { type TableOptions, useTable } from "@tanstack/react-table";
import clsx from "clsx";
import type { Route } from "next";
import {
  type CSSProperties,
  type ReactNode,
  useCallback,
  useMemo,
} from "react";
import type { ColumnChoice } from "./column-order.ts";
import { type ColumnWidths, gridTracks } from "./column-widths.ts";
import { DataTableHead, type Sorting } from "./data-table-head.tsx";
import { DataTableRow } from "./data-table-row.tsx";
import { PreviewPanel } from "./preview-panel.tsx";
import { type DataTableFeatures, dataTableFeatures } from "./table-features.ts";
import { useColumnOrder } from "./use-column-order.ts";
import { useColumnWidths } from "./use-column-widths.ts";
import { usePreview } from "./use-preview.ts";
import { useRowFocus, useRowKeys } from "./use-row-focus.ts";

/** What the page decides about a table: which columns, how wide, and in which order. */
export type TableView = {
  readonly columns: ColumnChoice;
  readonly widths: { readonly cookie: string; readonly kept: ColumnWidths };
  readonly sorting: Sorting;
};

/** What is selected, and a way to let go of it. */
export type Selection = {
  readonly ids: readonly string[];
  /** Every row of this page is selected. */
  readonly wholePage: boolean;
  readonly clear: () => void;
};

const CHECKBOX_TRACK = "2.75rem";

/**
 * A page of rows that the server chose and ordered, as a semantic table. Each row is one link: arrow keys,
 * j and k, Home and End move between rows, Enter opens, space looks at one beside the table, x selects. Where the page is narrow, rows are stacked.
 *
 * `columns` is defined once at module scope; one of them has `meta.opens`.
 */
export function DataTable<Row extends { id: string }>({
  id,
  caption,
  one,
  columns,
  rows,
  view,
  rowLabel,
  rowHref,
  preview: previewOf,
  children,
}: {
  /** Of the element around it, which carries `data-reading` while rows are selected or looked at. */
  id: string;
  /** Says what the rows are, to screen readers. */
  caption: string;
  /** What a row is, in the singular. */
  one: string;
  columns: TableOptions<DataTableFeatures, Row>["columns"];
  rows: Row[];
  view: TableView;
  /** What tells a row from the others, to who cannot see it. */
  rowLabel: (row: Row) => string;
  /** Where a row leads. */
  rowHref: (row: Row) => Route;
  /** What is shown of the row with an id beside the table. */
  preview: (id: string) => ReactNode;
  /** What can be done with a selection; drawn while there is one. */
  children: (selection: Selection) => ReactNode;
}) {
  const order = useColumnOrder(view.columns);
  const { shown } = order;
  const layout = useMemo(
    () => ({
      columnOrder: [...shown],
      columnVisibility: Object.fromEntries(
        columns.flatMap(({ id: column }) =>
          column === undefined ? [] : [[column, shown.includes(column)]],
        ),
      ),
    }),
    [columns, shown],
  );
  const table = useTable({
    features: dataTableFeatures,
    columns,
    data: rows,
    getRowId: (row) => row.id,
    state: layout,
  });
  const sized = useColumnWidths(view.widths.cookie, view.widths.kept);
  const { body, tabStop, onFocus } = useRowFocus(rows.map((row) => row.id));
  const preview = usePreview();
  useRowKeys(body);
  const { follow } = preview;
  const focusRow = useCallback(
    (focused: string) => {
      onFocus(focused);
      follow(focused);
    },
    [onFocus, follow],
  );
  const ids = Object.keys(table.state.rowSelection);
  const tracks = gridTracks(
    table.getVisibleLeafColumns().map(({ id: column, columnDef }) => ({
      id: column,
      track: columnDef.meta?.track ?? "minmax(0,1fr)",
    })),
    sized.widths,
  );

  // The explicit roles keep the table a table for assistive technology whatever `display` its parts have.
  return (
    <div
      id={id}
      className={clsx(
        "mt-3 border-t border-line",
        // Where it lies over the foot of the page, the last row can be brought above it.
        preview.id !== null && "max-table:pb-[45dvh]",
      )}
      data-reading={ids.length > 0 || preview.id !== null ? "" : undefined}
    >
      <table
        role="table"
        style={{ "--tracks": `${CHECKBOX_TRACK} ${tracks}` } as CSSProperties}
        className="block w-full"
      >
        <caption className="sr-only">{caption}</caption>
        <DataTableHead
          table={table}
          columns={order}
          sized={sized}
          sorting={view.sorting}
        />
        <tbody ref={body} role="rowgroup" className="data-rows block">
          {table.getRowModel().rows.map((row) => (
            <DataTableRow
              key={row.id}
              row={row}
              shown={shown}
              label={rowLabel(row.original)}
              href={rowHref(row.original)}
              selected={row.id in table.state.rowSelection}
              looked={preview.id === row.id}
              tabStop={row.id === tabStop}
              onFocus={focusRow}
              onLook={preview.toggle}
            />
          ))}
        </tbody>
      </table>
      {ids.length > 0
        ? children({
            ids,
            wholePage: table.getIsAllRowsSelected(),
            clear: () => {
              table.resetRowSelection(true);
            },
          })
        : null}
      {preview.id === null ? null : (
        <PreviewPanel
          id={preview.id}
          label={`This ${one}`}
          onClose={preview.close}
        >
          {previewOf(preview.id)}
        </PreviewPanel>
      )}
    </div>
  );
}
