import type { ExportColumn } from "#lib/domain/export/export-request.ts";
import { Prisma } from "#lib/db/generated/client.ts";

const { sql } = Prisma;

/**
 * Text that someone sent, such that no spreadsheet takes it for a formula: what begins
 * with = + - @ (or their full-width forms), a tab or a line break gets an apostrophe in front.
 */
function guarded(column: Prisma.Sql): Prisma.Sql {
  return sql`CASE WHEN ascii(${column}) IN (61, 43, 45, 64, 9, 10, 13, 65309, 65291, 65293, 65312)
    THEN '''' || ${column} ELSE ${column} END`;
}

/** ISO 8601 in UTC with milliseconds, as the API writes times. */
export function isoTime(column: Prisma.Sql): Prisma.Sql {
  return sql`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/** What each column of an export is of a row `e` of `event`. */
export const exportColumnSql: Readonly<Record<ExportColumn, Prisma.Sql>> = {
  id: sql`e.id`,
  receivedAt: isoTime(sql`e.received_at`),
  outcome: sql`e.outcome`,
  rejection: sql`e.rejection`,
  isEntry: sql`e.is_entry::text`,
  purpose: sql`e.purpose`,
  "customer.id": guarded(sql`e.customer_id`),
  "customer.sourceId": guarded(sql`e.customer_source_id`),
  "customer.name": guarded(sql`e.customer_name`),
  "customer.email": guarded(sql`e.customer_email`),
  "segment.id": guarded(sql`e.segment_id`),
  "segment.name": guarded(sql`e.segment_name`),
  "campaign.id": guarded(sql`e.campaign_id`),
  "campaign.name": guarded(sql`e.campaign_name`),
  "promotionTier.id": guarded(sql`e.promotion_tier_id`),
  "promotionTier.name": guarded(sql`e.promotion_tier_name`),
  "voucher.code": guarded(sql`e.voucher_code`),
  "publication.id": guarded(sql`e.publication_id`),
  distributionId: guarded(sql`e.distribution_id`),
  enteredAt: isoTime(sql`e.entered_at`),
  sentAt: isoTime(sql`e.sent_at`),
  signature: sql`e.signature`,
  duplicateOf: sql`e.duplicate_of`,
  problems: sql`CASE WHEN jsonb_array_length(e.problems) > 0 THEN
    (SELECT string_agg(problem ->> 'kind', ' ' ORDER BY place)
     FROM jsonb_array_elements(e.problems) WITH ORDINALITY AS p (problem, place)) END`,
  bodySha256: sql`encode(e.body_sha256, 'hex')`,
  duplicateKind: sql`e.duplicate_kind`,
  needsAttention: sql`e.needs_attention::text`,
  shape: sql`e.shape`,
  eventType: guarded(sql`e.event_type`),
  eventName: guarded(sql`e.event_name`),
  projectId: guarded(sql`e.project_id`),
  sendoutId: guarded(sql`e.sendout_id`),
  voucherifyEventId: guarded(sql`e.voucherify_event_id`),
  groupId: guarded(sql`e.group_id`),
  channel: guarded(sql`e.channel`),
  offer: sql`e.offer`,
  purposeRule: sql`e.purpose_rule`,
  readingVersion: sql`e.reading_version`,
  "source.id": sql`e.source_id`,
  contentType: guarded(sql`e.content_type`),
  bodySize: sql`e.body_size`,
};
