import { eventFields } from "#lib/domain/event/event-fields.ts";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import {
  type ExportColumn,
  exportColumnSchema,
  defaultColumns,
} from "#lib/domain/export/export-request.ts";

const allColumns = exportColumnSchema.options;

/** Which columns a CSV file is to have; they stand in it in the order shown here. */
export function ColumnChoice({
  chosen,
  onChoose,
}: {
  chosen: readonly ExportColumn[];
  onChoose: (columns: readonly ExportColumn[]) => void;
}) {
  const toggle = (column: ExportColumn, isChosen: boolean) => {
    onChoose(
      allColumns.filter((one) =>
        one === column ? isChosen : chosen.includes(one),
      ),
    );
  };
  return (
    <fieldset className="grid gap-1.5">
      <legend className="flex w-full items-center gap-2 font-medium">
        Columns
        <span className="ml-auto flex gap-1">
          <Button
            look="quiet"
            onClick={() => {
              onChoose(defaultColumns);
            }}
          >
            Default
          </Button>
          <Button
            look="quiet"
            onClick={() => {
              onChoose(allColumns);
            }}
          >
            All
          </Button>
        </span>
      </legend>
      <div className="grid max-h-52 gap-x-4 gap-y-1 overflow-y-auto rounded-md border border-line p-2 table:grid-cols-2">
        {allColumns.map((column) => (
          <label key={column} className="flex items-center gap-2">
            <Checkbox
              checked={chosen.includes(column)}
              onChange={(event) => {
                toggle(column, event.target.checked);
              }}
            />
            {eventFields[column].words}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
