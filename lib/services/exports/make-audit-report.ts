import { toFilterDetails } from "#lib/services/activity/to-filter-details.ts";
import { createHash } from "node:crypto";
import { noteActivity } from "#lib/services/pending-activity.ts";
import { findRemovedMonths } from "#lib/services/retention/find-removed-months.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { selectAuditCounts } from "#lib/db/exports/select-audit-counts.ts";
import { selectFrozenItems } from "#lib/db/exports/select-frozen-items.ts";
import { selectReadingVersions } from "#lib/db/exports/select-reading-versions.ts";
import type {
  AuditCounts,
  AuditReport,
} from "#lib/domain/export/audit-report.ts";
import { describeFilterInSentences } from "#lib/domain/filter/describe-filter.ts";
import type { FrozenSelection } from "#lib/domain/export/export-request.ts";

/** How many rows a report shows; its export has all. */
const rowsShown = 200;

/**
 * What an auditor is told of a selection. Made again, it says the same, but for the time it was made.
 *
 * @throws {AppError} as `selectAuditCounts` does
 */
export async function makeAuditReport(
  context: Context,
  selection: FrozenSelection,
): Promise<AuditReport> {
  authorize(context, "read_personal");
  const scope = context.access.sources;
  const [counts, rows, read, removed] = await Promise.all([
    selectAuditCounts(scope, selection),
    selectFrozenItems(scope, selection, rowsShown),
    selectReadingVersions(scope, selection),
    findRemovedMonths(context, selection.filter.from ?? null),
  ]);
  noteActivity(context, {
    action: "audit.make",
    ...toFilterDetails(selection.filter, {
      watermark: selection.watermark,
      rows: rows.length,
      sha256: createHash("sha256").update(JSON.stringify(rows)).digest("hex"),
    }),
  });
  return {
    ...selection,
    filterInWords: describeFilterInSentences(selection.filter, (key, id) =>
      key === "segment" || key === "campaign" ? nameIn(counts[key], id) : null,
    ),
    madeAt: context.now.toISOString(),
    readingVersions: read.versions,
    counts,
    removed,
    rows,
  };
}

function nameIn({ groups }: AuditCounts["segment"], id: string): string | null {
  return groups.find(({ value }) => value === id)?.name ?? null;
}
