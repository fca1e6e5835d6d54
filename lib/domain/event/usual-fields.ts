import { z } from "zod";
import { problemSchema } from "#lib/domain/reading/problem.ts";
import { purposeSchema } from "#lib/domain/reading/purpose.ts";
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
  outcomeSchema,
  rejectionSchema,
  signatureSchema,
} from "./event-values.ts";
import {
  personal,
  personalId,
  plain,
  privacy,
  sharedId,
  sharedName,
} from "./field-privacy.ts";
import { oneOf, sentText } from "./filter-value.ts";

/** What lists show and what an auditor reads: an export that names no columns has these, and the digest of the body. */
export const usualFields = {
  id: own("id", "uuid", z.uuid(), "Event ID", plain),
  receivedAt: own(
    "received_at",
    "timestamptz",
    z.iso.datetime(),
    "Received",
    plain,
  ),
  outcome: {
    ...own("outcome", "outcome", outcomeSchema, "Outcome", plain),
    ...countedBy({
      key: "outcome",
      words: "outcome",
      many: "outcomes",
      about: "What became of the requests.",
      takes: oneOf(outcomeSchema.options),
      listed: "values",
    }),
  },
  rejection: {
    ...own(
      "rejection",
      "text",
      rejectionSchema.nullable(),
      "Rejection cause",
      plain,
    ),
    ...countedBy({
      key: "rejection",
      words: "rejection cause",
      many: "rejection causes",
      about: "Why the requests were rejected.",
      takes: oneOf(rejectionSchema.options),
    }),
  },
  isEntry: {
    ...own("is_entry", "bool", z.boolean(), "Is an entry", plain),
    isCounted: true,
  },
  purpose: {
    ...own("purpose", "purpose", purposeSchema.nullable(), "Purpose", plain),
    ...countedBy({
      key: "purpose",
      words: "purpose",
      many: "purposes",
      about: "Why the customers were messaged.",
      takes: oneOf(purposeSchema.options),
      listed: "values",
    }),
    read: ({ purpose }: Reading) => purpose,
  },
  "customer.id": sent(
    "customer_id",
    "Customer ID",
    personalId,
    (r) => r.customer?.id,
  ),
  "customer.sourceId": sent(
    "customer_source_id",
    "Customer source ID",
    personal,
    (r) => r.customer?.sourceId,
  ),
  "customer.name": sent(
    "customer_name",
    "Customer name",
    personal,
    (r) => r.customer?.name,
  ),
  "customer.email": sent(
    "customer_email",
    "Customer e-mail",
    personal,
    (r) => r.customer?.email,
  ),
  "segment.id": {
    ...sent("segment_id", "Segment ID", sharedId, (r) => r.segment?.id),
    ...countedBy({
      key: "segment",
      words: "segment",
      many: "segments",
      about: "Ids of segments.",
      takes: sentText,
      name: "segment_name",
      listed: "things",
    }),
  },
  "segment.name": sent(
    "segment_name",
    "Segment name",
    sharedName,
    (r) => r.segment?.name,
  ),
  "campaign.id": {
    ...sent("campaign_id", "Campaign ID", sharedId, (r) => r.campaign?.id),
    ...countedBy({
      key: "campaign",
      words: "campaign",
      many: "campaigns",
      about: "Ids of campaigns.",
      takes: sentText,
      name: "campaign_name",
      listed: "things",
    }),
  },
  "campaign.name": sent(
    "campaign_name",
    "Campaign name",
    sharedName,
    (r) => r.campaign?.name,
  ),
  "promotionTier.id": {
    ...sent(
      "promotion_tier_id",
      "Promotion tier ID",
      sharedId,
      (r) => r.promotionTier?.id,
    ),
    ...countedBy({
      key: "promotionTier",
      words: "promotion tier",
      many: "promotion tiers",
      about: "Ids of promotion tiers.",
      takes: sentText,
      name: "promotion_tier_name",
      listed: "things",
    }),
  },
  "promotionTier.name": sent(
    "promotion_tier_name",
    "Promotion tier name",
    sharedName,
    (r) => r.promotionTier?.name,
  ),
  "voucher.code": {
    ...sent("voucher_code", "Code", personal, (r) => r.voucher?.code),
    ...filteredBy({
      key: "code",
      words: "code",
      many: "codes",
      about: "Voucher codes.",
      takes: sentText,
    }),
  },
  "publication.id": sent(
    "publication_id",
    "Publication ID",
    personalId,
    (r) => r.publication?.id,
  ),
  // A distribution's name is never sent: it goes by the event name that its maker gave it.
  distributionId: {
    ...sent(
      "distribution_id",
      "Distribution",
      sharedId,
      (r) => r.distributionId,
    ),
    ...countedBy({
      key: "distribution",
      words: "distribution",
      many: "distributions",
      about: "Ids of distributions.",
      takes: sentText,
      name: "event_name",
      listed: "things",
    }),
  },
  enteredAt: sentTime("entered_at", "Entered", (r) => r.enteredAt),
  sentAt: sentTime("sent_at", "Sent", (r) => r.sentAt),
  signature: {
    ...own(
      "signature",
      "signature_verdict",
      signatureSchema,
      "Signature",
      plain,
    ),
    ...countedBy({
      key: "signature",
      words: "signature",
      many: "signatures",
      about: "Verdicts on the signature.",
      takes: oneOf(signatureSchema.options),
      listed: "values",
    }),
  },
  duplicateOf: own(
    "duplicate_of",
    "uuid",
    z.uuid().nullable(),
    "Duplicate of",
    plain,
  ),
  // Masked and erased by hand: their kinds stay, their paths and messages quote the body.
  problems: {
    ...own(
      "problems",
      "jsonb",
      z.array(problemSchema),
      "Problems",
      privacy("shown", "never"),
    ),
    read: ({ problems }: Reading) => JSON.stringify(problems),
  },
} as const satisfies Readonly<Record<string, EventField>>;
