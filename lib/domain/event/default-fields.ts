import { z } from "zod";
import { countedBy, oneOf, sentText } from "#lib/domain/field/field-filter.ts";
import { plain, privacy, sharedId } from "#lib/domain/field/field-privacy.ts";
import { listedAs } from "#lib/domain/field/list-column.ts";
import { problemSchema } from "#lib/domain/reading/problem.ts";
import { purposeSchema } from "#lib/domain/reading/purpose.ts";
import type { Reading } from "#lib/domain/reading/reading.ts";
import { type EventField, own, sent, sentTime } from "./event-field.ts";
import {
  outcomeSchema,
  rejectionSchema,
  signatureSchema,
} from "./event-values.ts";
import { ofObjects } from "./object-event-fields.ts";

/** What lists show and what an auditor reads: an export that names no columns has these, and the digest of the body. */
export const defaultFields = {
  id: {
    ...own("id", "uuid", z.uuid(), "Event ID", plain),
    ...listedAs("id", { id: "event" }),
  },
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
  ...ofObjects,
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
    ...listedAs("id", { id: "distribution" }),
  },
  enteredAt: sentTime("entered_at", "Entered", (r) => r.enteredAt),
  sentAt: {
    ...sentTime("sent_at", "Sent", (r) => r.sentAt),
    ...listedAs("time", { id: "sent", track: "7rem" }),
  },
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
