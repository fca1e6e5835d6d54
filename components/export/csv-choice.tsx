"use client";

import { Checkbox } from "#components/ui/checkbox.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import {
  type CsvSeparator,
  csvSeparatorSchema,
} from "#lib/domain/export/csv-style.ts";

/** How a reader wants a CSV file written. */
export type CsvChoice = {
  readonly separator: CsvSeparator;
  readonly isForExcel: boolean;
  readonly readableHeaders: boolean;
  readonly localTime: boolean;
};

const separatorWords: Readonly<Record<CsvSeparator, string>> = {
  comma: "Comma (,)",
  semicolon: "Semicolon (;)",
  tab: "Tab",
};

/** The choices of a CSV file beside its columns. */
export function CsvChoices({
  chosen,
  zone,
  onChoose,
}: {
  chosen: CsvChoice;
  /** The reader's. */
  zone: string;
  onChoose: (choice: CsvChoice) => void;
}) {
  const switches = [
    ["isForExcel", "Excel-compatible: ids and codes stay text"],
    ["readableHeaders", "Readable column names"],
    ["localTime", `Local time (${zone}) beside each time`],
  ] as const;
  return (
    <>
      <Field label="Separator">
        {(control) => (
          <Select
            {...control}
            value={chosen.separator}
            onChange={(event) => {
              const separator = csvSeparatorSchema.parse(event.target.value);
              onChoose({ ...chosen, separator });
            }}
          >
            {csvSeparatorSchema.options.map((one) => (
              <option key={one} value={one}>
                {separatorWords[one]}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <div className="grid gap-1">
        {switches.map(([key, words]) => (
          <label key={key} className="flex items-center gap-2">
            <Checkbox
              checked={chosen[key]}
              onChange={(event) => {
                onChoose({ ...chosen, [key]: event.target.checked });
              }}
            />
            {words}
          </label>
        ))}
      </div>
    </>
  );
}
