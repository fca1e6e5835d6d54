"use client";

import { createColumnHelper } from "@tanstack/react-table";
import { DataTable } from "#components/data-table/data-table.tsx";
import type { DataTableFeatures } from "#components/data-table/table-features.ts";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { CustomerCell, FlagsCell, GotCell, Missing } from "./event-cells.tsx";
import type { EventRow } from "./event-row.ts";
import { PurposeBadge } from "./purpose-badge.tsx";
import { SignatureMark } from "./signature-mark.tsx";

const column = createColumnHelper<DataTableFeatures, EventRow>();

const columns = column.columns([
  column.accessor("receivedAt", {
    header: "Received",
    cell: ({ getValue }) => <RelativeTime at={getValue()} />,
    meta: {
      className:
        "w-30 text-right! text-ink-2 max-table:order-2 max-table:ml-auto max-table:w-auto",
    },
  }),
  column.display({
    id: "customer",
    header: "Customer",
    cell: ({ row }) => <CustomerCell row={row.original} />,
    meta: {
      opens: true,
      className:
        "w-[17%] max-table:order-1 max-table:w-auto max-table:max-w-[60%]",
    },
  }),
  column.accessor("segment", {
    header: "Segment",
    cell: ({ getValue }) => getValue() ?? <Missing />,
    meta: {
      className: "w-[14%] max-table:order-4 max-table:w-auto",
    },
  }),
  column.accessor("purpose", {
    header: "Purpose",
    cell: ({ getValue }) => {
      const purpose = getValue();
      return purpose === null ? (
        <Missing />
      ) : (
        <PurposeBadge purpose={purpose} />
      );
    },
    meta: { className: "w-34 max-table:order-3 max-table:w-auto" },
  }),
  column.display({
    id: "got",
    header: "What they got",
    cell: ({ row }) => <GotCell row={row.original} />,
    meta: { className: "max-table:order-5 max-table:w-full" },
  }),
  column.accessor("signature", {
    header: "Genuine",
    cell: ({ getValue }) => <SignatureMark signature={getValue()} />,
    meta: {
      className: "w-18 text-center! max-table:order-6 max-table:w-auto",
    },
  }),
  column.accessor("delay", {
    header: "Delay",
    cell: ({ getValue }) => getValue() ?? <Missing />,
    meta: {
      labelled: true,
      className:
        "w-20 text-right! text-ink-3 max-table:order-7 max-table:w-auto",
    },
  }),
  column.display({
    id: "flags",
    header: () => <span className="sr-only">Flags</span>,
    cell: ({ row }) => <FlagsCell row={row.original} />,
    meta: { className: "w-28 max-table:order-8 max-table:w-auto" },
  }),
]);

/** A page of segment entries. */
export function EntriesTable({ id, rows }: { id: string; rows: EventRow[] }) {
  return (
    <DataTable
      id={id}
      caption="Customers who entered a segment, and what they were sent"
      columns={columns}
      rows={rows}
    />
  );
}
