"use client";

import { lazy, Suspense, useMemo } from "react";
import {
  DataTable,
  type TableView,
} from "#components/data-table/data-table.tsx";
import { EventPreviewPane } from "#components/event-detail/event-preview-pane.tsx";
import { ReplayRow } from "#components/replays/replay-row.tsx";
import type { Count } from "#lib/domain/counts/facets.ts";
import { eventHref } from "#lib/url/hrefs.ts";
import { eventColumns } from "./event-columns.tsx";
import type { EventRow } from "./event-row.ts";
import type { FieldColumn } from "./field-columns.ts";
import type { ExportLinks, ReplayLinks } from "./selection-bar.tsx";
import { fieldColumn } from "./shared-columns.tsx";

// Loaded when the first row is selected: no list waits for it.
const SelectionBar = lazy(async () => {
  const { SelectionBar: Bar } = await import("./selection-bar.tsx");
  return { default: Bar };
});

const captions = {
  entries: "Customers who entered a segment, and what they were sent",
  events: "Every request that reached a source, and what became of it",
};

function labelOf(row: EventRow): string {
  const what = row.customer ?? row.eventType ?? "event";
  return `${what}, ${row.receivedAt.slice(0, 19).replace("T", " ")} UTC, ${row.id.slice(-4)}`;
}

function hrefOf(row: EventRow) {
  return eventHref(row.id);
}

/** A page of entries, or of everything that arrived. */
export function EventsTable({
  id,
  list,
  fields,
  rows,
  view,
  total,
  exports,
  replays,
}: {
  id: string;
  list: keyof typeof captions;
  /** The columns that show one field each. */
  fields: readonly FieldColumn[];
  rows: EventRow[];
  view: TableView;
  /** How many events fit the filter; null where they could not be counted. */
  total: Promise<Count | null>;
  exports: ExportLinks | null;
  replays: ReplayLinks | null;
}) {
  const columns = useMemo(
    () => [...eventColumns[list], ...fields.map(fieldColumn)],
    [list, fields],
  );
  return (
    <>
      {replays === null ? null : (
        <ReplayRow destinations={replays.destinations} />
      )}
      <DataTable
        id={id}
        caption={captions[list]}
        one={list === "entries" ? "entry" : "event"}
        columns={columns}
        rows={rows}
        view={view}
        rowLabel={labelOf}
        rowHref={hrefOf}
        preview={(event) => <EventPreviewPane id={event} />}
      >
        {(selection) => (
          <Suspense fallback={null}>
            <SelectionBar
              selection={selection}
              rows={rows}
              total={total}
              exports={exports}
              replays={replays}
            />
          </Suspense>
        )}
      </DataTable>
    </>
  );
}
