"use client";

import { createColumnHelper } from "@tanstack/react-table";
import type { DataTableFeatures } from "#components/data-table/table-features.ts";
import {
  CustomerCell,
  OutcomeCell,
  ShapeCell,
  WhatCell,
} from "./event-cells.tsx";
import type { EventRow } from "./event-row.ts";
import { columnWords } from "./column-words.ts";
import { Missing } from "./missing.tsx";
import * as shared from "./shared-columns.tsx";

const { columns, display } = createColumnHelper<DataTableFeatures, EventRow>();

const customer = {
  label: columnWords.customer,
  track: "minmax(0,1.3fr)",
} as const;

/** The columns made for each list, for `list-columns.ts` to choose from. */
export const eventColumns = {
  entries: columns([
    shared.received,
    display({
      id: "customer",
      cell: ({ row }) => <CustomerCell row={row.original} />,
      meta: {
        ...customer,
        opens: true,
        className: "max-table:order-1 max-table:max-w-[60%]",
      },
    }),
    shared.segment,
    shared.purpose,
    shared.got,
    shared.genuine,
    shared.delay,
    shared.flags,
    shared.validUntil,
    shared.source,
  ]),
  events: columns([
    shared.received,
    display({
      id: "what",
      cell: ({ row }) => <WhatCell row={row.original} />,
      meta: {
        label: columnWords.what,
        track: "minmax(0,1.5fr)",
        opens: true,
        className: "max-table:order-1 max-table:max-w-[60%]",
      },
    }),
    display({
      id: "outcome",
      cell: ({ row }) => <OutcomeCell row={row.original} />,
      meta: {
        label: columnWords.outcome,
        track: "minmax(14.5rem,1.6fr)",
        className: "max-table:order-3 max-table:w-full",
      },
    }),
    display({
      id: "customer",
      cell: ({ row }) =>
        row.original.customer === null ? (
          <Missing />
        ) : (
          <CustomerCell row={row.original} />
        ),
      meta: {
        ...customer,
        track: "minmax(0,1.5fr)",
        labelled: true,
        className:
          "max-table:order-4 max-table:flex max-table:w-full max-table:gap-1.5",
      },
    }),
    display({
      id: "shape",
      cell: ({ row }) => <ShapeCell row={row.original} />,
      meta: {
        label: columnWords.shape,
        track: "minmax(0,1fr)",
        className: "text-ink-2 max-table:order-5",
      },
    }),
    shared.segment,
    shared.purpose,
    shared.got,
    shared.genuine,
    shared.delay,
    shared.flags,
    shared.validUntil,
  ]),
};
