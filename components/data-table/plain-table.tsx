import clsx from "clsx";
import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";

/** One list to read: all in which such lists differ. */
export type PlainList<Row> = {
  /** Says what the rows are, to screen readers. */
  readonly caption: string;
  readonly keyOf: (row: Row) => string;
  readonly columns: readonly {
    readonly label: string;
    readonly isNumber?: boolean;
    /** As a class, where its texts are longer than those of the columns beside it. */
    readonly width?: string;
    readonly cell: (row: Row) => ReactNode;
  }[];
  /** Stands there while the list has no rows; nothing where it is left out. */
  readonly empty?: ReactNode;
};

/** A list as a table: lines on hairlines, stacked where the page is narrow. Its first cell may be a `RowLink`. */
export function PlainTable<Row>({
  list: { caption, keyOf, columns, empty },
  rows,
}: {
  list: PlainList<Row>;
  rows: readonly Row[];
}) {
  if (rows.length === 0) return empty;
  // The explicit roles keep the table a table for assistive technology where `display` stacks its rows.
  return (
    <table
      role="table"
      className="w-full table-fixed border-collapse max-table:block"
    >
      <caption className="sr-only">{caption}</caption>
      <thead className="max-table:sr-only">
        <tr role="row">
          {columns.map(({ label, isNumber, width }) => (
            <th
              key={label}
              role="columnheader"
              scope="col"
              className={clsx(
                "border-b border-line px-2.5 py-2 font-normal text-ink-3 first:pl-4 last:pr-4 side:first:pl-6 side:last:pr-6",
                // As wide as "31 Oct, 23:30".
                isNumber ? "w-26 text-right last:w-30" : "text-left",
                width,
              )}
            >
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup" className="max-table:block">
        {rows.map((row) => (
          <tr
            key={keyOf(row)}
            role="row"
            className="relative border-b border-line focus-within:bg-accent-tint hover:bg-sunk max-table:flex max-table:flex-wrap max-table:gap-x-4 max-table:gap-y-1 max-table:px-4 max-table:py-3"
          >
            {columns.map(({ label, isNumber, cell }, index) => (
              <td
                key={label}
                role="cell"
                className={clsx(
                  "px-2.5 py-1.5 first:pl-4 last:pr-4 max-table:p-0! side:first:pl-6 side:last:pr-6",
                  index === 0
                    ? "max-table:w-full"
                    : // Its name and its value stay on one line, whatever the value is made of; without a value its name says nothing.
                      "max-table:flex max-table:max-w-full max-table:items-baseline max-table:gap-1 max-table:has-[>div:empty]:hidden",
                  isNumber && "table:text-right",
                )}
              >
                {index === 0 ? null : (
                  <span
                    aria-hidden
                    className="shrink-0 text-ink-3 table:hidden"
                  >
                    {label}
                  </span>
                )}
                {index === 0 ? (
                  cell(row)
                ) : (
                  <div className="min-w-0">{cell(row)}</div>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What a row is called, as a link that is stretched over the whole of it. */
export function RowLink({
  href,
  children,
}: {
  href: Route;
  children: ReactNode;
}) {
  return (
    <Link
      href={href}
      prefetch={false}
      className="block truncate font-medium after:absolute after:inset-0"
    >
      {children}
    </Link>
  );
}
