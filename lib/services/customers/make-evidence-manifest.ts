import {
  type EvidenceManifest,
  evidenceFileName,
} from "#lib/domain/customer/evidence-manifest.ts";
import type { Context } from "#lib/services/context.ts";
import { evidenceRowsHref } from "#lib/url/hrefs.ts";
import {
  type EvidenceRequest,
  getCustomerEvidence,
} from "./get-customer-evidence.ts";

/**
 * The manifest of an evidence report: the rows are selected once more, so that the manifest of a
 * file given earlier proves that the same report still gives the same.
 *
 * @throws {AppError} as `getCustomerEvidence` does
 */
export async function makeEvidenceManifest(
  context: Context,
  request: EvidenceRequest,
): Promise<EvidenceManifest> {
  const evidence = await getCustomerEvidence(context, request);
  const { customer, digest, lines, rows, upTo, readingVersions } = evidence;
  return {
    kind: "segment-inspector evidence 1",
    madeAt: evidence.madeAt,
    fileName: evidenceFileName(digest),
    customer: { id: customer.id, sourceId: customer.source.id },
    upTo,
    readingVersions,
    rows: rows.length,
    bytes: new TextEncoder().encode(lines).length,
    sha256: digest,
    address: evidenceRowsHref(customer.id, {
      source: customer.source.id,
      upTo,
    }),
  };
}
