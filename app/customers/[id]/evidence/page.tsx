import { pageNonce } from "#app/_document/page-nonce.ts";
import { pageContext } from "#lib/auth/page-context.ts";
import { Download, FileCheck2 } from "lucide";
import { Icon } from "#components/ui/icon.tsx";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { decodedParam } from "#app/_dimensions/decoded-param.ts";
import { orNotFound } from "#app/_document/or-not-found.ts";
import { CustomerHeader } from "#components/customer/customer-header.tsx";
import { EvidenceReport } from "#components/customer/evidence-report.tsx";
import { buttonStyle } from "#components/ui/button-look.ts";
import { Notice } from "#components/ui/notice.tsx";
import { PrintButton } from "#components/ui/print/print-button.tsx";
import { watermarkSchema } from "#lib/domain/export/watermark.ts";
import { getCustomerEvidence } from "#lib/services/customers/get-customer-evidence.ts";
import { evidenceFileName } from "#lib/domain/customer/evidence-manifest.ts";
import {
  customerEvidenceHref,
  evidenceManifestHref,
  evidenceRowsHref,
} from "#lib/url/hrefs.ts";
import { listSent } from "#lib/services/replays/list-sent.ts";
import { toSourceId } from "../load-customer.ts";

export const metadata: Metadata = { title: "Evidence report" };

export default async function EvidencePage({
  params,
  searchParams,
}: PageProps<"/customers/[id]/evidence">) {
  const { source, upTo } = await searchParams;
  const asked = watermarkSchema.safeParse(upTo);
  const evidence = await orNotFound(
    getCustomerEvidence(await pageContext("read_personal"), {
      id: decodedParam((await params).id),
      sourceId: toSourceId(source),
      upTo: asked.success ? asked.data : null,
    }),
  );
  const { customer } = evidence;
  const frozen = { source: customer.source.id, upTo: evidence.upTo };
  // From here on the address is the report: reloaded or sent to someone, it shows the same.
  if (upTo === undefined) redirect(customerEvidenceHref(customer.id, frozen));
  return (
    <>
      <CustomerHeader customer={customer}>
        <a
          href={evidenceRowsHref(customer.id, frozen)}
          download
          className={buttonStyle("secondary")}
        >
          <Icon of={Download} />
          <span className="max-table:sr-only">Rows</span>
        </a>
        <a
          href={evidenceManifestHref(customer.id, frozen)}
          download={`${evidenceFileName(evidence.digest)}.manifest.json`}
          className={buttonStyle("secondary")}
        >
          <Icon of={FileCheck2} />
          <span className="max-table:sr-only">Manifest</span>
        </a>
        <PrintButton />
      </CustomerHeader>
      {asked.success ? null : (
        <div className="px-4 pt-4 side:px-6">
          <Notice kind="warning">
            “upTo” is not one of an earlier report, so this report is up to the
            newest event.
          </Notice>
        </div>
      )}
      <EvidenceReport
        evidence={evidence}
        sent={await listSent(
          await pageContext(),
          evidence.rows.map(({ id }) => id),
        )}
        nonce={await pageNonce()}
      />
    </>
  );
}
