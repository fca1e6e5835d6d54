"use client";

import { FlexRender, type Row as TableRow } from "@tanstack/react-table";
import clsx from "clsx";
import type { Route } from "next";
import Link from "next/link";
import { type KeyboardEvent, memo, type MouseEvent } from "react";
import { Checkbox } from "#components/ui/checkbox.tsx";
import type { DataTableFeatures } from "./table-features.ts";
import { moveRowFocus, rememberRow } from "./use-row-focus.ts";

/**
 * One row. Its link is stretched over the whole of it, so it opens, copies and middle-clicks like any link.
 *
 * It is drawn again only when its own props change: a key that moves through 200 rows changes two of them.
 */
// `memo` forgets that what it is given is generic.
export const DataTableRow = memo(DrawnRow) as typeof DrawnRow;

function DrawnRow<Row extends { id: string }>({
  row,
  label,
  href,
  selected,
  looked,
  tabStop,
  onFocus,
  onLook,
}: {
  row: TableRow<DataTableFeatures, Row>;
  /** The ids of the columns, which `row` alone does not tell React of. */
  shown: readonly string[];
  /** What tells the row from the others. */
  label: string;
  /** Where it leads. */
  href: Route;
  selected: boolean;
  /** It is shown beside the table. */
  looked: boolean;
  /** Tab reaches this row's link. */
  tabStop: boolean;
  /** The same function on every render, as is `onLook`. */
  onFocus: (id: string) => void;
  /** Space was pressed on it. */
  onLook: (id: string) => void;
}) {
  return (
    <tr
      role="row"
      aria-selected={selected}
      onClick={openByLink}
      className={clsx(
        (selected || looked) && "bg-accent-tint",
        looked && "scroll-mt-24 max-table:scroll-mb-[46dvh]",
      )}
    >
      <td role="cell" className="flex">
        <Checkbox
          aria-label={`Select ${label}`}
          // With its row it is one stop: the arrow keys lead to the others.
          tabIndex={tabStop ? 0 : -1}
          checked={selected}
          onChange={row.getToggleSelectedHandler()}
          // Above the stretched link, below the table's head.
          className="relative z-1 print:hidden"
        />
      </td>
      {row.getVisibleCells().map((cell) => {
        const { meta } = cell.column.columnDef;
        return (
          <td key={cell.id} role="cell" className={meta?.className}>
            {meta?.labelled ? (
              <span aria-hidden className="shrink-0 text-ink-3 table:hidden">
                {meta.label}{" "}
              </span>
            ) : null}
            {meta?.opens ? (
              <Link
                href={href}
                prefetch={false}
                data-row-link={row.id}
                tabIndex={tabStop ? 0 : -1}
                onKeyDown={(event) => {
                  actOnKey(event, { row, looked, onLook });
                }}
                onFocus={() => {
                  onFocus(row.id);
                }}
                onClick={() => {
                  rememberRow(row.id);
                }}
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

function actOnKey<Row extends { id: string }>(
  event: KeyboardEvent<HTMLElement>,
  {
    row,
    looked,
    onLook,
  }: {
    row: TableRow<DataTableFeatures, Row>;
    looked: boolean;
    onLook: (id: string) => void;
  },
): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === " " || (event.key === "Escape" && looked)) {
    event.preventDefault();
    onLook(row.id);
  } else if (event.key === "x") {
    row.toggleSelected();
  } else {
    moveRowFocus(event);
  }
}

/** What lies above the stretched link, to tell more on hover, opens the row like the rest of it. */
function openByLink(event: MouseEvent<HTMLElement>): void {
  const pressed = event.target instanceof Element ? event.target : null;
  if (pressed?.closest("a, button, input") !== null) return;
  event.currentTarget
    .querySelector("[data-row-link]")
    ?.dispatchEvent(new window.MouseEvent("click", event.nativeEvent));
}
