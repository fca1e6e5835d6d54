"use client";

import type { ReactTable } from "@tanstack/react-table";
import clsx from "clsx";
import { ArrowDown, ArrowUp } from "lucide";
import { Icon } from "#components/ui/icon.tsx";
import type { Route } from "next";
import Link from "next/link";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { ColumnMenu } from "./column-menu.tsx";
import { ResizeHandle } from "./resize-handle.tsx";
import type { DataTableFeatures } from "./table-features.ts";
import type { OrderedColumns } from "./use-column-order.ts";
import type { SizedColumns } from "./use-column-widths.ts";

/** The one column that the rows are ordered by, and the same rows the other way round. */
export type Sorting = {
  readonly column: string;
  readonly direction: "ascending" | "descending";
  readonly turned: Route;
};

/** The names of the columns, which stay in sight; where rows are stacked only what acts remains. */
export function DataTableHead<Row extends { id: string }>({
  table,
  columns,
  sized,
  sorting,
}: {
  table: ReactTable<DataTableFeatures, Row>;
  columns: OrderedColumns;
  sized: SizedColumns;
  sorting: Sorting;
}) {
  return (
    <thead
      role="rowgroup"
      className="sticky top-(--header) z-10 block bg-ground shadow-[inset_0_-1px] shadow-line has-aria-expanded:z-30 print:static max-table:print:hidden"
    >
      {table.getHeaderGroups().map((group) => (
        <tr
          key={group.id}
          role="row"
          className="relative grid grid-cols-(--tracks) items-center max-table:flex"
        >
          <th role="columnheader" scope="col" className="flex pl-4 side:pl-6">
            <Checkbox
              aria-label="Select this page"
              className="print:hidden"
              checked={table.getIsAllRowsSelected()}
              some={
                table.getIsSomeRowsSelected() && !table.getIsAllRowsSelected()
              }
              onChange={table.getToggleAllRowsSelectedHandler()}
            />
          </th>
          {group.headers.map(({ id, column: { columnDef } }) => {
            const sorted = id === sorting.column;
            return (
              <th
                key={id}
                role="columnheader"
                scope="col"
                data-column={id}
                aria-sort={sorted ? sorting.direction : undefined}
                className={clsx(
                  "relative min-w-0 px-2.5 py-2 text-left font-normal text-ink-3",
                  // The menu of columns stands in it.
                  "nth-last-2:pr-14",
                  columnDef.meta?.className,
                  !sorted && "max-table:sr-only",
                )}
              >
                {sorted ? (
                  <SortLink sorting={sorting} label={columnDef.meta?.label} />
                ) : (
                  <span
                    className={
                      columnDef.meta?.bare ? "sr-only" : "block truncate"
                    }
                  >
                    {columnDef.meta?.label}
                  </span>
                )}
                <ResizeHandle
                  onResize={(px) => {
                    sized.resize(id, px);
                  }}
                />
              </th>
            );
          })}
          <td className="absolute inset-y-1 right-4 flex items-center bg-ground max-table:hidden side:right-6 print:hidden">
            <ColumnMenu columns={columns} sized={sized} />
          </td>
        </tr>
      ))}
    </thead>
  );
}

function SortLink({
  sorting: { direction, turned },
  label,
}: {
  sorting: Sorting;
  label: string | undefined;
}) {
  const arrow = direction === "descending" ? ArrowDown : ArrowUp;
  return (
    <Link
      href={turned}
      prefetch={false}
      scroll={false}
      title={direction === "descending" ? "Oldest first" : "Newest first"}
      className="inline-flex min-h-6 items-center gap-1 hover:text-ink"
    >
      {label}
      <Icon of={arrow} className="size-3.5" />
    </Link>
  );
}
