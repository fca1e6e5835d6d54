import { z } from "zod";
import type { EventFilter } from "#lib/domain/filter/event-filter.ts";

/** `ndjson`: one event per line with its payload as sent. `csv`: chosen columns, for spreadsheets. */
export const exportFormatSchema = z.enum(["csv", "ndjson"]);
export type ExportFormat = z.infer<typeof exportFormatSchema>;

/**
 * The columns that a CSV export can have, named by where the API's event has
 * the value, with what a person calls them. Nothing here can change after an event was
 * read, so that the same selection gives the same file: no name of a source, no number of an entry.
 */
export const exportColumnWords = {
  id: "Event",
  receivedAt: "Received",
  outcome: "Outcome",
  rejection: "Rejection cause",
  isEntry: "Is an entry",
  purpose: "Purpose",
  "customer.id": "Customer ID",
  "customer.sourceId": "Customer source ID",
  "customer.name": "Customer name",
  "customer.email": "Customer e-mail",
  "segment.id": "Segment id",
  "segment.name": "Segment name",
  "campaign.id": "Campaign id",
  "campaign.name": "Campaign name",
  "promotionTier.id": "Promotion tier id",
  "promotionTier.name": "Promotion tier name",
  "voucher.code": "Code",
  "publication.id": "Publication",
  distributionId: "Distribution",
  enteredAt: "Entered",
  sentAt: "Sent",
  signature: "Signature",
  duplicateOf: "Duplicate of",
  problems: "Problems",
  bodySha256: "SHA-256 of the body",
  duplicateKind: "Kind of duplicate",
  needsAttention: "Needs attention",
  shape: "Shape",
  eventType: "Event type",
  eventName: "Event name",
  projectId: "Project",
  sendoutId: "Sendout",
  voucherifyEventId: "Voucherify event",
  groupId: "Group",
  channel: "Channel",
  offer: "Offer (JSON)",
  purposeRule: "Rule of the purpose",
  readingVersion: "Version of the reading",
  "source.id": "Source",
  contentType: "Content type",
  bodySize: "Size of the body",
} as const;

export type ExportColumn = keyof typeof exportColumnWords;

export const exportColumnSchema = z.enum(
  Object.keys(exportColumnWords) as [ExportColumn, ...ExportColumn[]],
);

/** The columns of a CSV export that asks for none: what an auditor reads. */
export const defaultColumns: readonly ExportColumn[] =
  exportColumnSchema.options.slice(
    0,
    exportColumnSchema.options.indexOf("bodySha256") + 1,
  );

/** Before every event. */
export const NIL_UUID = "00000000-0000-0000-0000-000000000000";

/** A selection that has the same events whenever it is asked for. */
export type FrozenSelection = {
  /** Without times relative to now. */
  readonly filter: EventFilter;
  /** Where it ends, as `formatWatermark` writes it: nothing that is stored later is in it. */
  readonly watermark: string;
};

/** A selection and one way to write it: asked for again, it gives the same bytes. */
export type FrozenExport = FrozenSelection & {
  readonly format: ExportFormat;
  /** Of a CSV file; empty for NDJSON, which has everything. */
  readonly columns: readonly ExportColumn[];
  /** Whether a CSV file begins with U+FEFF, by which Excel knows UTF-8. */
  readonly byteOrderMark: boolean;
};
