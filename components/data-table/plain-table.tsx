import clsx from "clsx";
import type { ReactNode } from "react";

type Column = { readonly label: string; readonly isNumber?: boolean };

/** A table to read: lines on hairlines, stacked where the page is narrow. Its first cell may stretch a link over its row. */
export function PlainTable({
  caption,
  columns,
  rows,
}: {
  /** Says what the rows are, to screen readers. */
  caption: string;
  columns: readonly Column[];
  /** A cell for each column. */
  rows: readonly {
    readonly key: string;
    readonly cells: readonly ReactNode[];
  }[];
}) {
  // The explicit roles keep the table a table for assistive technology where `display` stacks its rows.
  return (
    <table
      role="table"
      className="w-full table-fixed border-collapse max-table:block"
    >
      <caption className="sr-only">{caption}</caption>
      <thead className="max-table:sr-only">
        <tr role="row">
          {columns.map(({ label, isNumber }) => (
            <th
              key={label}
              role="columnheader"
              scope="col"
              className={clsx(
                "border-b border-line px-2.5 py-2 font-normal text-ink-3 first:pl-4 last:pr-4 side:first:pl-6 side:last:pr-6",
                // "59 s ago" takes the room of "1 min ago": no column moves when it is written again.
                "[&_time]:inline-block [&_time]:min-w-18",
                isNumber ? "w-28 text-right" : "text-left",
              )}
            >
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup" className="max-table:block">
        {rows.map(({ key, cells }) => (
          <tr
            key={key}
            role="row"
            className="relative border-b border-line focus-within:bg-accent-tint hover:bg-sunk max-table:flex max-table:flex-wrap max-table:gap-x-4 max-table:gap-y-1 max-table:px-4 max-table:py-3"
          >
            {cells.map((cell, index) => (
              <td
                key={index}
                role="cell"
                className={clsx(
                  "px-2.5 py-1.5 first:pl-4 last:pr-4 max-table:p-0! max-table:first:w-full side:first:pl-6 side:last:pr-6",
                  // "59 s ago" takes the room of "1 min ago": no column moves when it is written again.
                  "[&_time]:inline-block [&_time]:min-w-18",
                  columns[index]?.isNumber && "table:text-right",
                )}
              >
                {index === 0 ? null : (
                  <span aria-hidden className="text-ink-3 table:hidden">
                    {columns[index]?.label}{" "}
                  </span>
                )}
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
