import { pageContext } from "#lib/auth/page-context.ts";
import type { FrozenExport } from "#lib/domain/export/export-request.ts";
import { SheetMarks } from "#components/ui/print/sheet-marks.tsx";
import { makeExportManifest } from "#lib/services/exports/make-export-manifest.ts";

/** The digest of a report's file, for which every row is read: it may come long after the rest of the page. */
export async function AuditDigest({
  file,
  sheetTitle,
  nonce,
}: {
  file: FrozenExport;
  /** What every printed sheet is part of. */
  sheetTitle: string;
  nonce: string | undefined;
}) {
  const { rows, sha256, readingVersions } = await makeExportManifest(
    await pageContext("read_personal"),
    file,
  );
  return (
    <>
      <SheetMarks
        title={sheetTitle}
        proof={`SHA-256 ${sha256}`}
        nonce={nonce}
      />
      <p>
        The CSV file of this report has {rows.toLocaleString("en")}{" "}
        {rows === 1 ? "row" : "rows"} and the SHA-256
      </p>
      <p className="font-mono text-xs break-all">{sha256}</p>
      {readingVersions.length > 0 ? (
        <p className="text-ink-2">
          Its events were read by version {readingVersions.join(" and ")} of the
          rules.
        </p>
      ) : null}
    </>
  );
}
