import { pageNonce } from "#app/_document/page-nonce.ts";
import { pageContext } from "#lib/auth/page-context.ts";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Suspense } from "react";
import { AuditFiles } from "#components/audit/audit-files.tsx";
import {
  AuditReport,
  auditSheetTitle,
} from "#components/audit/audit-report.tsx";
import { parseAuditRequest } from "#components/audit/audit-request.ts";
import { PageHeader } from "#components/shell/page-header.tsx";
import { NoticeOnError } from "#components/shell/notice-on-error.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PrintButton } from "#components/ui/print/print-button.tsx";
import { defaultColumns } from "#lib/domain/export/export-request.ts";
import { freezeSelection } from "#lib/services/exports/freeze-selection.ts";
import { makeAuditReport } from "#lib/services/exports/make-audit-report.ts";
import { auditHref } from "#lib/url/export-hrefs.ts";
import { AuditDigest } from "./audit-digest.tsx";

export const metadata: Metadata = { title: "Audit report" };

export default async function AuditPage({ searchParams }: PageProps<"/audit">) {
  const asked = parseAuditRequest(await searchParams);
  const context = await pageContext("read_personal");
  const selection = await freezeSelection(context, asked.filter, asked);
  // From here on the address is the report: reloaded or sent to someone, it shows the same.
  if (asked.watermark === null && asked.notices.length === 0)
    redirect(auditHref(selection.filter, selection.watermark));

  const nonce = await pageNonce();
  const report = await makeAuditReport(context, selection);
  const file = {
    ...selection,
    format: "csv",
    columns: defaultColumns,
    byteOrderMark: false,
  } as const;
  return (
    <>
      <PageHeader title="Audit report">
        <PrintButton />
      </PageHeader>
      {asked.notices.length > 0 ? (
        <div className="px-4 pt-4 side:px-6">
          <Notice kind="warning" title="Part of this address was left out">
            <ul>
              {asked.notices.map((notice) => (
                <li key={notice}>{notice}</li>
              ))}
            </ul>
          </Notice>
        </div>
      ) : null}
      <AuditReport report={report} nonce={nonce}>
        <AuditFiles file={file}>
          <NoticeOnError title="The digest could not be made.">
            {/* As tall as what it waits for, so that nothing below moves. */}
            <div className="min-h-36 table:min-h-16 print:min-h-0">
              <Suspense fallback={<p>Reading every row for the digest …</p>}>
                <AuditDigest
                  file={file}
                  sheetTitle={auditSheetTitle(report)}
                  nonce={nonce}
                />
              </Suspense>
            </div>
          </NoticeOnError>
        </AuditFiles>
      </AuditReport>
    </>
  );
}
