import { z } from "zod";
import { purposeSchema } from "#lib/domain/reading/purpose.ts";
import { signatureSchema } from "#lib/domain/event/event-values.ts";

import type { RemovedMonths } from "#lib/domain/retention/retention.ts";
import type { CustomerOverview } from "./customer-history.ts";
import { offerSchema } from "#lib/domain/reading/offer.ts";

const text = z.string().nullable();
const time = z.iso.datetime();

/**
 * One entry as evidence. The keys and their order are those of the canonical rows, whose
 * digest others may have written down: they are never renamed, and new ones come last.
 */
export const evidenceRowSchema = z.strictObject({
  id: z.uuid(),
  receivedAt: time,
  enteredAt: time.nullable(),
  sentAt: time.nullable(),
  segmentId: text,
  segmentName: text,
  purpose: purposeSchema.nullable(),
  code: text,
  publicationId: text,
  promotionTierId: text,
  promotionTierName: text,
  campaignId: text,
  campaignName: text,
  distributionId: text,
  sendoutId: text,
  bodySize: z.int(),
  /** Lower-case hex of the bytes received. */
  bodySha256: text,
  signature: signatureSchema,
  offer: offerSchema.nullable(),
  validFrom: time.nullable(),
  validUntil: time.nullable(),
  /** Only where Voucherify says so: the code was not assigned. Rows without it are the lines that they were before there was the key. */
  publishingFailed: z.literal(true).optional(),
});
export type EvidenceRow = z.infer<typeof evidenceRowSchema>;

/** Every entry of a customer with what proves it. */
export type CustomerEvidence = {
  readonly customer: CustomerOverview;
  /** Oldest first. */
  readonly rows: readonly EvidenceRow[];
  /** Whether there are more than a report holds. */
  readonly isCut: boolean;
  /** Repeats of their deliveries and rejected requests that name them: received, and no entries. */
  readonly repeats: number;
  readonly rejected: number;
  /** Where it ends, as `formatWatermark` writes it; nothing that was stored later is in the report. */
  readonly upTo: string;
  readonly madeAt: string;
  readonly readingVersions: readonly number[];
  /** What retention removed; null where it never removed anything. */
  readonly removed: RemovedMonths | null;
  /** The canonical rows, a line of JSON each. */
  readonly lines: string;
  /** SHA-256 of `lines` in UTF-8, lower-case hex: the same for the same rows, whenever it is made. */
  readonly digest: string;
};

const keys = evidenceRowSchema.keyof().options;

/** One line of JSON for a row, its keys always in the same order. */
export function toCanonicalLine(row: EvidenceRow): string {
  return `${JSON.stringify(Object.fromEntries(keys.map((key) => [key, row[key]])))}\n`;
}
