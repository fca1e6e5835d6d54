import { noteActivity } from "#lib/services/pending-activity.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { createHash } from "node:crypto";
import {
  maxEvidenceRows,
  selectCustomerEvidence,
} from "#lib/db/customers/select-customer-evidence.ts";
import {
  type CustomerEvidence,
  toCanonicalLine,
} from "#lib/domain/customer/customer-evidence.ts";
import { findRemovedMonths } from "#lib/services/retention/find-removed-months.ts";
import { AppError } from "#lib/errors/app-error.ts";
import { requireWatermark } from "#lib/services/exports/freeze-selection.ts";
import { watermarkSchema } from "#lib/domain/export/watermark.ts";
import { getCustomer } from "./get-customer.ts";

export type EvidenceRequest = {
  readonly id: string;
  /** Where one id exists in several sources; null: the one with the newest event. */
  readonly sourceId: string | null;
  readonly upTo: string | null;
};

/**
 * Every entry of a customer with what proves it.
 *
 * @param input.upTo where an earlier report ended, to make it again; null: what is stored now
 * @throws {AppError} `forbidden`, `not_found`, `invalid_request`, and as `readWithin` does
 */
export async function getCustomerEvidence(
  context: Context,
  { id, sourceId, upTo }: EvidenceRequest,
): Promise<CustomerEvidence> {
  authorize(context, "read_personal");
  if (upTo !== null && !watermarkSchema.safeParse(upTo).success) {
    throw new AppError(
      "invalid_request",
      "“upTo” takes what an earlier report had there.",
      { field: "upTo" },
    );
  }
  const customer = await getCustomer(context, { id, sourceId });
  const watermark = await requireWatermark(context, upTo);
  const found = await selectCustomerEvidence(
    context.access.sources,
    { customerId: customer.id, sourceId: customer.source.id },
    watermark,
  );
  const rows = found.rows.slice(0, maxEvidenceRows);
  const lines = rows.map(toCanonicalLine).join("");
  const digest = createHash("sha256").update(lines).digest("hex");
  noteActivity(context, {
    action: "evidence.make",
    target: { kind: "customer" },
    details: { source: customer.source.id, upTo: watermark, rows: rows.length },
    personal: { customer: customer.id, sha256: digest },
  });
  return {
    customer,
    rows,
    isCut: found.rows.length > maxEvidenceRows,
    repeats: found.repeats,
    rejected: found.rejected,
    upTo: watermark,
    madeAt: context.now.toISOString(),
    readingVersions: found.readingVersions,
    removed: await findRemovedMonths(context, null),
    lines,
    digest,
  };
}
