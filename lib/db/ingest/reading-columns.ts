import { foldCase, foldText } from "#lib/domain/text/fold-text.ts";
import type { Reading } from "#lib/domain/reading/reading.ts";

/** A column, its Postgres type, and the value that a thing has in it. */
export type Column<Thing> = readonly [
  name: string,
  type: string,
  pick: (thing: Thing) => unknown,
];

/** The columns of an event that its reading fills; the one mapping of the two. */
export const readingColumns: readonly Column<Reading>[] = [
  ["reading_version", "int2", (reading) => reading.version],
  ["shape", "shape", (reading) => reading.shape],
  ["is_searchable", "bool", (reading) => reading.isSearchable],
  ["is_test", "bool", (reading) => reading.isTest],
  ["event_type", "text", (reading) => reading.eventType],
  ["event_type_assumed", "bool", (reading) => reading.eventTypeAssumed],
  ["event_name", "text", (reading) => reading.eventName],
  ["purpose", "purpose", (reading) => reading.purpose],
  ["purpose_rule", "text", (reading) => reading.purposeRule],
  ["project_id", "text", (reading) => reading.projectId],
  ["distribution_id", "text", (reading) => reading.distributionId],
  ["sendout_id", "text", (reading) => reading.sendoutId],
  ["voucherify_event_id", "text", (reading) => reading.voucherifyEventId],
  ["group_id", "text", (reading) => reading.groupId],
  ["channel", "text", (reading) => reading.channel],
  ["entered_at", "timestamptz", (reading) => reading.enteredAt],
  ["sent_at", "timestamptz", (reading) => reading.sentAt],
  ["valid_from", "timestamptz", (reading) => reading.validFrom],
  ["valid_until", "timestamptz", (reading) => reading.validUntil],
  ["customer_id", "text", (reading) => reading.customer?.id ?? null],
  [
    "customer_source_id",
    "text",
    (reading) => reading.customer?.sourceId ?? null,
  ],
  ["customer_name", "text", (reading) => reading.customer?.name ?? null],
  ["customer_email", "text", (reading) => reading.customer?.email ?? null],
  [
    "customer_name_folded",
    "text",
    ({ customer }) => folded(customer?.name, foldText),
  ],
  [
    "customer_email_folded",
    "text",
    ({ customer }) => folded(customer?.email, foldCase),
  ],
  ["segment_id", "text", (reading) => reading.segment?.id ?? null],
  ["segment_name", "text", (reading) => reading.segment?.name ?? null],
  ["campaign_id", "text", (reading) => reading.campaign?.id ?? null],
  ["campaign_name", "text", (reading) => reading.campaign?.name ?? null],
  ["promotion_tier_id", "text", (reading) => reading.promotionTier?.id ?? null],
  [
    "promotion_tier_name",
    "text",
    (reading) => reading.promotionTier?.name ?? null,
  ],
  ["voucher_code", "text", (reading) => reading.voucher?.code ?? null],
  ["publication_id", "text", (reading) => reading.publication?.id ?? null],
  ["offer", "jsonb", (reading) => toJson(reading.offer)],
  ["problems", "jsonb", (reading) => JSON.stringify(reading.problems)],
  ["needs_attention", "bool", (reading) => reading.needsAttention],
  ["search_text", "text", (reading) => reading.searchText],
];

/** Postgres keeps no half characters, and folding makes none. */
function folded(
  text: string | null | undefined,
  fold: (text: string) => string,
): string | null {
  return text ? fold(text) : null;
}

function toJson(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}
