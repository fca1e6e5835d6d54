"use client";

import { createColumnHelper } from "@tanstack/react-table";
import { DataTable } from "#components/data-table/data-table.tsx";
import type { DataTableFeatures } from "#components/data-table/table-features.ts";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { CustomerCell, FlagsCell, Missing } from "./event-cells.tsx";
import type { EventRow } from "./event-row.ts";
import { OutcomeBadge } from "./outcome-badge.tsx";
import { PurposeBadge } from "./purpose-badge.tsx";
import { rejectionReason } from "./rejection-reason.ts";
import { shapeWords } from "./shape-words.ts";
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
    id: "what",
    header: "What arrived",
    cell: ({ row }) => <WhatArrived row={row.original} />,
    meta: {
      opens: true,
      className:
        "w-[21%] max-table:order-1 max-table:w-auto max-table:max-w-[60%]",
    },
  }),
  column.accessor("outcome", {
    header: "Outcome",
    cell: ({ row }) => <Outcome row={row.original} />,
    meta: { className: "w-[18%] max-table:order-3 max-table:w-full" },
  }),
  column.display({
    id: "customer",
    header: "Customer",
    cell: ({ row }) =>
      row.original.customer === null ? (
        <Missing />
      ) : (
        <CustomerCell row={row.original} />
      ),
    meta: {
      labelled: true,
      className:
        "max-table:order-4 max-table:flex max-table:w-full max-table:gap-1.5",
    },
  }),
  column.accessor("shape", {
    header: "Shape, source",
    cell: ({ row }) => (
      <>
        <span className="block">{shapeWords[row.original.shape]}</span>
        <span className="block truncate text-xs text-ink-3">
          {row.original.source}
        </span>
      </>
    ),
    meta: { className: "w-34 text-ink-2 max-table:order-5 max-table:w-auto" },
  }),
  column.accessor("signature", {
    header: "Genuine",
    cell: ({ getValue }) => <SignatureMark signature={getValue()} />,
    meta: { className: "w-18 text-center! max-table:order-7 max-table:w-auto" },
  }),
  column.display({
    id: "flags",
    header: () => <span className="sr-only">Flags</span>,
    cell: ({ row }) => <FlagsCell row={row.original} />,
    meta: { className: "w-28 max-table:order-8 max-table:w-auto" },
  }),
]);

function WhatArrived({ row }: { row: EventRow }) {
  return (
    <span className="block min-w-0">
      <span className="block truncate font-medium">
        {row.isEntry
          ? "Segment entry"
          : (row.eventName ?? row.eventType ?? "Unnamed event")}
      </span>
      <span className="block truncate font-mono text-xs text-ink-3">
        {row.eventType ?? "no event type sent"}
      </span>
    </span>
  );
}

function Outcome({ row }: { row: EventRow }) {
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <OutcomeBadge outcome={row.outcome} />
      {row.rejection === null ? null : (
        <span className="text-xs text-red">
          {rejectionReason[row.rejection]}
        </span>
      )}
      {row.isEntry && row.purpose !== null ? (
        <PurposeBadge purpose={row.purpose} />
      ) : null}
    </span>
  );
}

/** A page of everything that arrived. */
export function EventsTable({ id, rows }: { id: string; rows: EventRow[] }) {
  return (
    <DataTable
      id={id}
      caption="Every request that reached a source, and what became of it"
      columns={columns}
      rows={rows}
    />
  );
}
