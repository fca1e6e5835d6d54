"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { counted } from "#components/event-words/count-words.ts";
import { usePageTime } from "#components/time/zone-context.tsx";
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
import type { CsvStyle } from "#lib/domain/export/csv-style.ts";
import { type CsvChoice, CsvChoices } from "./csv-choice.tsx";
import { PayloadColumns } from "./payload-columns.tsx";
import { useRowCount } from "./use-row-count.ts";
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
  const [csv, setCsv] = useState<CsvChoice>({
    separator: "comma",
    isForExcel: false,
    readableHeaders: true,
    localTime: true,
  });
  const [payloadPaths, setPayloadPaths] = useState<readonly string[]>([]);
  const { zone } = usePageTime();
  const rows = useRowCount(filter);
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
            byteOrderMark: isCsv && csv.isForExcel,
            ...(isCsv && { csv: toStyle(csv, zone, payloadPaths) }),
            filter,
          });
        }}
      >
        <p className="text-ink-2">
          <span className="font-medium text-ink">
            {rows === null ? null : `${counted(rows, "row")}. `}
          </span>
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
            <PayloadColumns chosen={payloadPaths} onChoose={setPayloadPaths} />
            <CsvChoices chosen={csv} zone={zone} onChoose={setCsv} />
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

function toStyle(
  { separator, isForExcel, readableHeaders, localTime }: CsvChoice,
  zone: string,
  payloadPaths: readonly string[],
): CsvStyle {
  return {
    ...(separator !== "comma" && { separator }),
    ...(isForExcel && { idsAsText: true }),
    ...(readableHeaders && { readableHeaders: true }),
    ...(localTime && { zone }),
    ...(payloadPaths.length > 0 && { payloadPaths: [...payloadPaths] }),
  };
}
