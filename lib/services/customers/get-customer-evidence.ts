import type { SourceScope } from "#lib/domain/access/source-scope.ts";
import type { Context } from "#lib/services/context.ts";
import { createHash } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { findNewestEventId } from "#lib/db/events/find-newest-event-id.ts";
import {
  maxEvidenceRows,
  selectCustomerEvidence,
} from "#lib/db/customers/select-customer-evidence.ts";
import { selectSettledId } from "#lib/db/exports/select-settled-id.ts";
import {
  type EvidenceRow,
  toCanonicalLine,
} from "#lib/domain/customer/customer-evidence.ts";
import type { CustomerOverview } from "#lib/domain/customer/customer-history.ts";
import { AppError } from "#lib/errors/app-error.ts";
import { getCustomer } from "./get-customer.ts";

export type CustomerEvidence = {
  readonly customer: CustomerOverview;
  /** Oldest first. */
  readonly rows: readonly EvidenceRow[];
  /** Whether there are more than a report holds. */
  readonly isCut: boolean;
  /** Repeats of their deliveries and refused requests that name them: received, and no entries. */
  readonly repeats: number;
  readonly refused: number;
  /** The newest event kept when the report was made; nothing after it is in the report. */
  readonly upTo: string;
  readonly madeAt: string;
  readonly readingVersions: readonly number[];
  /** The canonical rows, a line of JSON each. */
  readonly lines: string;
  /** SHA-256 of `lines` in UTF-8, lower-case hex: the same for the same rows, whenever it is made. */
  readonly digest: string;
};

/**
 * Every entry of a customer with what proves it.
 *
 * @param input.upTo the event to stop at, to make an earlier report again; null: the newest
 * @throws {AppError} `not_found`, `invalid_request`, and as `readWithin` does
 */
export async function getCustomerEvidence(
  context: Context,
  {
    id,
    sourceId,
    upTo,
  }: {
    readonly id: string;
    readonly sourceId: string | null;
    readonly upTo: string | null;
  },
): Promise<CustomerEvidence> {
  if (upTo !== null && !z.uuid().safeParse(upTo).success) {
    throw new AppError("invalid_request", "“upTo” takes the id of an event.", {
      field: "upTo",
    });
  }
  const customer = await getCustomer(context, { id, sourceId });
  const watermark = upTo ?? (await settledWatermark(context.access.sources));
  const found = await selectCustomerEvidence(
    context.access.sources,
    { customerId: customer.id, sourceId: customer.source.id },
    watermark,
  );
  const rows = found.rows.slice(0, maxEvidenceRows);
  const lines = rows.map(toCanonicalLine).join("");
  return {
    customer,
    rows,
    isCut: found.rows.length > maxEvidenceRows,
    repeats: found.repeats,
    refused: found.refused,
    upTo: watermark,
    madeAt: context.now.toISOString(),
    readingVersions: found.readingVersions,
    lines,
    digest: createHash("sha256").update(lines).digest("hex"),
  };
}

const settleMs = 3_000;
const settleStepMs = 100;

/** The newest event, once none that is older is still being written: the report could not be made again otherwise. */
async function settledWatermark(scope: SourceScope): Promise<string> {
  const newest = await findNewestEventId(scope);
  if (newest === null) throw new Error("A customer without any event.");
  for (let waited = 0; waited < settleMs; waited += settleStepMs) {
    if (newest < (await selectSettledId())) return newest;
    await pause(settleStepMs);
  }
  throw new AppError(
    "unavailable",
    "Events are still being written; make the report again in a moment.",
  );
}
