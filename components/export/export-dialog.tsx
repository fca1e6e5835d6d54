"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Select } from "#components/ui/select.tsx";
import type { EventFilter } from "#lib/domain/filter/event-filter.ts";
import {
  type ExportColumn,
  exportFormatSchema,
  type ExportFormat,
  defaultColumns,
} from "#lib/domain/export/export-request.ts";
import { auditHref } from "#lib/url/export-hrefs.ts";
import { ColumnChoice } from "./column-choice.tsx";
import { ExportOutcome } from "./export-outcome.tsx";
import { useExport } from "./use-export.ts";

const formats: Readonly<Record<ExportFormat, string>> = {
  csv: "CSV, for spreadsheets",
  ndjson: "NDJSON, with the exact payloads",
};

/** Where one chooses how everything that fits is saved. An export goes on while it is closed. */
export function ExportDialog({
  filter,
  open,
  onClose,
}: {
  filter: EventFilter;
  open: boolean;
  onClose: () => void;
}) {
  const [format, setFormat] = useState<ExportFormat>("csv");
  const [columns, setColumns] =
    useState<readonly ExportColumn[]>(defaultColumns);
  const [forExcel, setForExcel] = useState(false);
  const { state, start, cancel } = useExport();
  const isCsv = format === "csv";
  const isRunning = state.kind === "running";

  return (
    <Dialog open={open} title="Export" onClose={onClose}>
      <form
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          start({
            format,
            columns: isCsv ? columns : [],
            byteOrderMark: isCsv && forExcel,
            filter,
          });
        }}
      >
        <p className="text-ink-2">
          All pages of this list as it is now; what arrives from here on is left
          out.
        </p>
        <Field label="Format">
          {(control) => (
            <Select
              {...control}
              value={format}
              onChange={(event) => {
                setFormat(exportFormatSchema.parse(event.target.value));
              }}
            >
              {exportFormatSchema.options.map((one) => (
                <option key={one} value={one}>
                  {formats[one]}
                </option>
              ))}
            </Select>
          )}
        </Field>
        {isCsv ? (
          <>
            <ColumnChoice chosen={columns} onChoose={setColumns} />
            <label className="flex items-center gap-2">
              <Checkbox
                checked={forExcel}
                onChange={(event) => {
                  setForExcel(event.target.checked);
                }}
              />
              Excel-compatible
            </label>
          </>
        ) : null}
        <ExportOutcome state={state} />
        <div className="flex flex-wrap gap-2">
          {isRunning ? (
            <Button key="cancel" onClick={cancel}>
              Cancel
            </Button>
          ) : (
            // A button of its own: one that became this one while it is pressed would submit the form.
            <Button
              key="save"
              type="submit"
              look="primary"
              disabled={isCsv && columns.length === 0}
            >
              Save file
            </Button>
          )}
          <LinkButton href={auditHref(filter)}>Audit report</LinkButton>
        </div>
      </form>
    </Dialog>
  );
}
