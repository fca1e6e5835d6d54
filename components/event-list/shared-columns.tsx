"use client";

import { createColumnHelper } from "@tanstack/react-table";
import type { DataTableFeatures } from "#components/data-table/table-features.ts";
import { AbsoluteTime } from "#components/time/absolute-time.tsx";
import { RelativeTime } from "#components/time/relative-time.tsx";
import { FieldCell, FlagsCell, GotCell, TextCell } from "./event-cells.tsx";
import type { EventRow } from "./event-row.ts";
import { columnWords } from "./column-words.ts";
import type { FieldColumn } from "./field-columns.ts";
import { Missing } from "./missing.tsx";
import { PurposeBadge } from "#components/event-words/purpose-badge.tsx";
import { SignatureMark } from "#components/event-words/signature-mark.tsx";

const { accessor, display } = createColumnHelper<DataTableFeatures, EventRow>();

/** What stands behind the rest where rows are stacked. */
const further = {
  labelled: true,
  className: "max-table:order-9 max-table:flex max-table:gap-1",
} as const;

export const received = accessor("receivedAt", {
  id: "received",
  cell: ({ getValue }) => <RelativeTime at={getValue()} />,
  meta: {
    label: columnWords.received,
    track: "7rem",
    className: "text-right! text-ink-2 max-table:order-2 max-table:ml-auto",
  },
});
export const segment = accessor("segment", {
  id: "segment",
  cell: ({ getValue }) => <TextCell text={getValue()} />,
  meta: {
    label: columnWords.segment,
    track: "minmax(0,1.2fr)",
    className: "max-table:order-4",
  },
});
export const purpose = accessor("purpose", {
  id: "purpose",
  cell: ({ getValue }) => {
    const value = getValue();
    return value === null ? <Missing /> : <PurposeBadge purpose={value} />;
  },
  meta: {
    label: columnWords.purpose,
    track: "8.75rem",
    className: "max-table:order-3",
  },
});
export const got = display({
  id: "got",
  cell: ({ row }) => <GotCell row={row.original} />,
  meta: {
    label: columnWords.got,
    track: "minmax(0,2.8fr)",
    className: "max-table:order-5 max-table:w-full",
  },
});
export const genuine = accessor("signature", {
  id: "genuine",
  cell: ({ getValue }) => <SignatureMark signature={getValue()} />,
  meta: {
    label: columnWords.genuine,
    track: "5.75rem",
    className: "text-center! max-table:order-6",
  },
});
export const delay = accessor("delay", {
  id: "delay",
  cell: ({ getValue }) => <TextCell text={getValue()} />,
  meta: {
    label: columnWords.delay,
    track: "6.75rem",
    labelled: true,
    className:
      "text-right! text-ink-3 max-table:order-7 max-table:flex max-table:gap-1",
  },
});
export const flags = display({
  id: "flags",
  cell: ({ row }) => <FlagsCell flags={row.original.flags} />,
  meta: {
    label: columnWords.flags,
    track: "minmax(11.25rem,1.2fr)",
    bare: true,
    className: "max-table:order-8",
  },
});
export const source = accessor("source", {
  id: "source",
  cell: ({ getValue }) => <TextCell text={getValue()} />,
  meta: { ...further, label: columnWords.source, track: "minmax(0,1.2fr)" },
});
export const validUntil = accessor("validUntil", {
  id: "validUntil",
  cell: ({ row: { original } }) =>
    original.validUntil === null ? (
      <Missing />
    ) : (
      <span className={original.expired === null ? undefined : "text-red"}>
        <AbsoluteTime at={original.validUntil} />
      </span>
    ),
  meta: {
    label: columnWords.validUntil,
    track: "9.5rem",
    labelled: true,
    className: "text-ink-2 max-table:order-9",
  },
});

/** A column that shows one field, as the registry of fields says. */
export function fieldColumn({ id, label, track, cell }: FieldColumn) {
  return display({
    id,
    cell: ({ row }) => <FieldCell text={row.original.fields[id]} kind={cell} />,
    meta: {
      ...further,
      ...(cell === "time" && {
        className: "text-right! text-ink-2 max-table:order-9",
      }),
      label,
      track,
    },
  });
}
