import { z } from "zod";
import { offerSchema } from "#lib/domain/reading/offer.ts";
import { problemSchema } from "#lib/domain/reading/problem.ts";
import type { Reading } from "#lib/domain/reading/reading.ts";
import {
  countedBy,
  type EventField,
  filteredBy,
  own,
  sent,
  sentTime,
} from "./event-field.ts";
import {
  duplicateKindSchema,
  outcomeSchema,
  rejectionSchema,
  signatureSchema,
} from "./event-values.ts";
import { purposeSchema } from "#lib/domain/reading/purpose.ts";
import { shapeSchema } from "#lib/domain/reading/shape.ts";

type Fields = Readonly<Record<string, EventField>>;

/*
 * Every field of an event. From here come the columns that are written and read, the schemas of the API,
 * what an export can have and what is counted by. A field's name is where the API has it:
 * `customer.email` is `email` of `customer`. The order is that of an export's columns.
 */

/** What lists show and what an auditor reads: an export that names no columns has these, and the digest of the body. */
const usualFields = {
  id: own("id", "uuid", z.uuid(), "Event ID"),
  receivedAt: own("received_at", "timestamptz", z.iso.datetime(), "Received"),
  outcome: {
    ...own("outcome", "outcome", outcomeSchema, "Outcome"),
    ...countedBy("outcome", "outcome"),
  },
  rejection: {
    ...own("rejection", "text", rejectionSchema.nullable(), "Rejection cause"),
    ...countedBy("rejection", "rejection cause"),
  },
  isEntry: {
    ...own("is_entry", "bool", z.boolean(), "Is an entry"),
    isCounted: true,
  },
  purpose: {
    ...own("purpose", "purpose", purposeSchema.nullable(), "Purpose"),
    ...countedBy("purpose", "purpose"),
    read: ({ purpose }: Reading) => purpose,
  },
  "customer.id": sent("customer_id", "Customer ID", (r) => r.customer?.id),
  "customer.sourceId": sent(
    "customer_source_id",
    "Customer source ID",
    (r) => r.customer?.sourceId,
  ),
  "customer.name": sent(
    "customer_name",
    "Customer name",
    (r) => r.customer?.name,
  ),
  "customer.email": sent(
    "customer_email",
    "Customer e-mail",
    (r) => r.customer?.email,
  ),
  "segment.id": {
    ...sent("segment_id", "Segment ID", (r) => r.segment?.id),
    ...countedBy("segment", "segment", "segment_name"),
  },
  "segment.name": sent("segment_name", "Segment name", (r) => r.segment?.name),
  "campaign.id": {
    ...sent("campaign_id", "Campaign ID", (r) => r.campaign?.id),
    ...countedBy("campaign", "campaign", "campaign_name"),
  },
  "campaign.name": sent(
    "campaign_name",
    "Campaign name",
    (r) => r.campaign?.name,
  ),
  "promotionTier.id": {
    ...sent(
      "promotion_tier_id",
      "Promotion tier ID",
      (r) => r.promotionTier?.id,
    ),
    ...countedBy("promotionTier", "promotion tier", "promotion_tier_name"),
  },
  "promotionTier.name": sent(
    "promotion_tier_name",
    "Promotion tier name",
    (r) => r.promotionTier?.name,
  ),
  "voucher.code": {
    ...sent("voucher_code", "Code", (r) => r.voucher?.code),
    ...filteredBy("code", "code"),
  },
  "publication.id": sent(
    "publication_id",
    "Publication ID",
    (r) => r.publication?.id,
  ),
  // A distribution's name is never sent: it goes by the event name that its maker gave it.
  distributionId: {
    ...sent("distribution_id", "Distribution", (r) => r.distributionId),
    ...countedBy("distribution", "distribution", "event_name"),
  },
  enteredAt: sentTime("entered_at", "Entered", (r) => r.enteredAt),
  sentAt: sentTime("sent_at", "Sent", (r) => r.sentAt),
  signature: {
    ...own("signature", "signature_verdict", signatureSchema, "Signature"),
    ...countedBy("signature", "signature"),
  },
  duplicateOf: own("duplicate_of", "uuid", z.uuid().nullable(), "Duplicate of"),
  problems: {
    ...own("problems", "jsonb", z.array(problemSchema), "Problems"),
    read: ({ problems }: Reading) => JSON.stringify(problems),
  },
} as const satisfies Fields;

const otherItemFields = {
  duplicateKind: own(
    "duplicate_kind",
    "duplicate_kind",
    duplicateKindSchema.nullable(),
    "Kind of duplicate",
  ),
  needsAttention: {
    ...own("needs_attention", "bool", z.boolean(), "Needs attention"),
    isCounted: true,
    read: ({ needsAttention }: Reading) => needsAttention,
  },
  shape: {
    ...own("shape", "shape", shapeSchema, "Shape"),
    ...countedBy("shape", "shape of the body"),
    read: ({ shape }: Reading) => shape,
  },
  eventType: {
    ...sent("event_type", "Event type", (r) => r.eventType),
    ...countedBy("eventType", "event type"),
  },
  eventTypeAssumed: {
    ...own("event_type_assumed", "bool", z.boolean(), "Event type is assumed"),
    read: ({ eventTypeAssumed }: Reading) => eventTypeAssumed,
  },
  eventName: {
    ...sent("event_name", "Event name", (r) => r.eventName),
    ...countedBy("eventName", "event name"),
  },
  projectId: {
    ...sent("project_id", "Project", (r) => r.projectId),
    ...filteredBy("project", "Voucherify project"),
  },
  sendoutId: sent("sendout_id", "Sendout", (r) => r.sendoutId),
  offer: {
    ...own("offer", "jsonb", offerSchema.nullable(), "Offer (JSON)"),
    read: ({ offer }: Reading) => offer && JSON.stringify(offer),
  },
  /** Our own test entry, or the preview of Voucherify's payload designer: left out of lists, counts and reports unless asked for. */
  isTest: {
    ...own("is_test", "bool", z.boolean(), "Is a test"),
    isCounted: true,
    read: ({ isTest }: Reading) => isTest,
  },
  /** From when and until when the code or promotion can be used, by the code, its campaign and its publication. */
  validFrom: sentTime("valid_from", "Valid from", (r) => r.validFrom),
  validUntil: sentTime("valid_until", "Valid until", (r) => r.validUntil),
  bodySize: own("body_size", "int4", z.int(), "Size of the body"),
  /** Since when it is a dated stub, because its customer was erased on request. */
  erasedAt: own(
    "erased_at",
    "timestamptz",
    z.iso.datetime().nullable(),
    "Erased on request",
  ),
} as const satisfies Fields;

/** What lists show. */
export const itemFields = { ...usualFields, ...otherItemFields };

/** What only the page of an event and exports tell. */
export const detailFields = {
  /** Lower-case hex of the body as received; null when it was not kept. */
  bodySha256: own(
    "body_sha256",
    "bytea",
    z.string().nullable(),
    "SHA-256 of the body",
  ),
  voucherifyEventId: sent(
    "voucherify_event_id",
    "Voucherify event",
    (r) => r.voucherifyEventId,
  ),
  groupId: sent("group_id", "Group", (r) => r.groupId),
  channel: sent("channel", "Channel", (r) => r.channel),
  purposeRule: sent(
    "purpose_rule",
    "Rule of the purpose",
    (r) => r.purposeRule,
  ),
  readingVersion: {
    ...own("reading_version", "int2", z.int(), "Version of the reading"),
    read: ({ version }: Reading) => version,
  },
  "source.id": {
    ...own("source_id", "uuid", z.uuid(), "Source"),
    ...countedBy("source", "source"),
  },
  contentType: own(
    "content_type",
    "text",
    z.string().nullable(),
    "Content type",
  ),
} as const satisfies Fields;

export const eventFields = { ...itemFields, ...detailFields };

export type EventFieldName = keyof typeof eventFields;

/** The names of all fields, in their order. */
export const eventFieldNames = namesOf(eventFields);

export const usualFieldNames = namesOf(usualFields);

function namesOf<Of extends object>(fields: Of): (keyof Of)[] {
  // TypeScript does not follow keys through `keys`.
  return Object.keys(fields) as (keyof Of)[];
}
