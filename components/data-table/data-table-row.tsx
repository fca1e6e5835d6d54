"use client";

import { FlexRender, type Row as TableRow } from "@tanstack/react-table";
import clsx from "clsx";
import type { Route } from "next";
import Link from "next/link";
import type { DataTableFeatures } from "./table-features.ts";
import { moveRowFocus, rememberRow } from "./use-row-focus.ts";

/** One row. Its link is stretched over the whole of it, so it opens, copies and middle-clicks like any link. */
export function DataTableRow<Row extends { id: string; href: Route }>({
  row,
  tabStop,
  onFocus,
}: {
  row: TableRow<DataTableFeatures, Row>;
  /** Tab reaches this row's link. */
  tabStop: boolean;
  onFocus: (id: string) => void;
}) {
  return (
    <tr
      role="row"
      className={clsx(
        "relative border-b border-line hover:bg-sunk",
        "has-[[data-row-link]:focus]:bg-accent-tint has-[[data-row-link]:focus]:shadow-[inset_2px_0] has-[[data-row-link]:focus]:shadow-accent",
        "max-table:flex max-table:flex-wrap max-table:items-center max-table:gap-x-3 max-table:gap-y-1.5 max-table:px-4 max-table:py-3",
      )}
    >
      {row.getAllCells().map((cell) => {
        const { meta, header } = cell.column.columnDef;
        return (
          <td
            key={cell.id}
            role="cell"
            className={clsx(
              "px-2.5 py-1.5 first:pl-4 last:pr-4 side:first:pl-6 side:last:pr-6",
              "max-table:p-0!",
              meta?.className,
            )}
          >
            {meta?.labelled && typeof header === "string" ? (
              <span aria-hidden className="text-ink-3 table:hidden">
                {header}{" "}
              </span>
            ) : null}
            {meta?.opens ? (
              <Link
                href={row.original.href}
                prefetch={false}
                data-row-link={row.id}
                tabIndex={tabStop ? 0 : -1}
                onKeyDown={moveRowFocus}
                onFocus={() => {
                  onFocus(row.id);
                }}
                onClick={() => {
                  rememberRow(row.id);
                }}
                className="outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
              >
                <FlexRender cell={cell} />
              </Link>
            ) : (
              <FlexRender cell={cell} />
            )}
          </td>
        );
      })}
    </tr>
  );
}
