import { query, queryFirst } from "#lib/db/connection/query.ts";
import { z } from "zod";
import type { SourceScope } from "#lib/domain/access/source-scope.ts";
import {
  type EvidenceRow,
  evidenceRowSchema,
} from "#lib/domain/customer/customer-evidence.ts";
import { inTime } from "#lib/db/events/order-in-time.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { readWithin } from "#lib/db/connection/read-within.ts";
import { endsAt } from "#lib/db/exports/frozen-page.ts";
import { type CustomerKey, ofCustomer } from "./select-customer-overview.ts";

const { sql } = Prisma;

/** More rows than a person could check, and enough for any customer that is one. */
export const maxEvidenceRows = 5_000;

const time = z.date().nullable();
const rowSchema = evidenceRowSchema.extend({
  receivedAt: z.date(),
  enteredAt: time,
  sentAt: time,
  validFrom: time,
  validUntil: time,
  publishingFailed: z.boolean(),
});
type Row = Readonly<z.infer<typeof rowSchema>>;
const besidesSchema = z.strictObject({
  repeats: z.number(),
  rejected: z.number(),
  readingVersions: z.array(z.number()).nullable(),
});

export type CustomerEvidenceRows = {
  /** Oldest first, at most `maxEvidenceRows + 1`. */
  readonly rows: readonly EvidenceRow[];
  /** Of the rules that read them, oldest first. */
  readonly readingVersions: readonly number[];
  /** Events of the customer that are no entries because they repeat one, or were rejected. */
  readonly repeats: number;
  readonly rejected: number;
};

/**
 * Every entry of a customer up to a watermark.
 *
 * @throws {AppError} as `readWithin` does
 */
export async function selectCustomerEvidence(
  scope: SourceScope,
  key: CustomerKey,
  upTo: string,
): Promise<CustomerEvidenceRows> {
  const theirs = sql`${ofCustomer(scope, key)} AND ${endsAt(upTo)} AND NOT e.is_test`;
  return readWithin(async (tx) => {
    const rows = await query(
      tx,
      rowSchema,
      sql`
      SELECT e.id, e.received_at AS "receivedAt", e.entered_at AS "enteredAt", e.sent_at AS "sentAt",
        e.segment_id AS "segmentId", e.segment_name AS "segmentName", e.purpose::text,
        e.voucher_code AS code, e.publication_id AS "publicationId",
        e.promotion_tier_id AS "promotionTierId", e.promotion_tier_name AS "promotionTierName",
        e.campaign_id AS "campaignId", e.campaign_name AS "campaignName",
        e.distribution_id AS "distributionId", e.sendout_id AS "sendoutId",
        e.body_size AS "bodySize", encode(e.body_sha256, 'hex') AS "bodySha256",
        e.signature::text, e.offer, e.valid_from AS "validFrom", e.valid_until AS "validUntil",
        e.problems @> '[{"kind":"publication_failed"}]' AS "publishingFailed"
      FROM event e WHERE ${theirs} AND e.is_entry
      ORDER BY ${inTime("asc")} LIMIT ${maxEvidenceRows + 1}`,
    );
    const besides = await queryFirst(
      tx,
      besidesSchema,
      sql`
      SELECT count(*) FILTER (WHERE e.outcome = 'duplicate')::int AS repeats,
        count(*) FILTER (WHERE e.outcome = 'rejected')::int AS rejected,
        array_agg(DISTINCT e.reading_version ORDER BY e.reading_version)
          FILTER (WHERE e.is_entry) AS "readingVersions"
      FROM event e WHERE ${theirs}`,
    );
    return {
      rows: rows.map(toEvidenceRow),
      readingVersions: besides?.readingVersions ?? [],
      repeats: besides?.repeats ?? 0,
      rejected: besides?.rejected ?? 0,
    };
  });
}

function toEvidenceRow({ publishingFailed, ...row }: Row): EvidenceRow {
  return {
    ...row,
    ...(publishingFailed && { publishingFailed }),
    validFrom: row.validFrom?.toISOString() ?? null,
    validUntil: row.validUntil?.toISOString() ?? null,
    receivedAt: row.receivedAt.toISOString(),
    enteredAt: row.enteredAt?.toISOString() ?? null,
    sentAt: row.sentAt?.toISOString() ?? null,
  };
}
