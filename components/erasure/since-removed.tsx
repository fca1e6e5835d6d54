import {
  type RemovedMonths,
  removedMonthsInWords,
} from "#lib/domain/retention/retention.ts";
import { erasedRowsInWords } from "#lib/domain/export/erased-rows.ts";

/** What a report can no longer show: rows that were erased on request since, months that are no longer kept. */
export function SinceRemoved({
  erased,
  removed,
}: {
  erased: number;
  removed: RemovedMonths | null;
}) {
  if (erased === 0 && removed === null) return null;
  return (
    <section aria-labelledby="removed" className="grid gap-1">
      <h2 id="removed" className="text-md font-semibold">
        Erased or removed since
      </h2>
      <ul className="list-disc pl-5">
        {erased === 0 ? null : <li>{erasedRowsInWords(erased)}</li>}
        {removed === null ? null : <li>{removedMonthsInWords(removed)}</li>}
      </ul>
    </section>
  );
}
