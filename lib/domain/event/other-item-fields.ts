import { z } from "zod";
import { offerSchema } from "#lib/domain/reading/offer.ts";
import type { Reading } from "#lib/domain/reading/reading.ts";
import { shapeSchema } from "#lib/domain/reading/shape.ts";
import { type EventField, own, sent, sentTime } from "./event-field.ts";
import { duplicateKindSchema } from "./event-values.ts";
import {
  distributionName,
  kindText,
  plain,
  privacy,
  sharedId,
} from "#lib/domain/field/field-privacy.ts";
import {
  countedBy,
  filteredBy,
  oneOf,
  sentText,
} from "#lib/domain/field/field-filter.ts";

/** What lists know beside the usual. */
export const otherItemFields = {
  duplicateKind: own(
    "duplicate_kind",
    "duplicate_kind",
    duplicateKindSchema.nullable(),
    "Kind of duplicate",
    plain,
  ),
  needsAttention: {
    ...own("needs_attention", "bool", z.boolean(), "Needs attention", plain),
    isCounted: true,
    read: ({ needsAttention }: Reading) => needsAttention,
  },
  shape: {
    ...own("shape", "shape", shapeSchema, "Shape", plain),
    ...countedBy({
      key: "shape",
      words: "shape",
      many: "shapes",
      about: "How the bodies are built.",
      takes: oneOf(shapeSchema.options),
      listed: "values",
    }),
    read: ({ shape }: Reading) => shape,
  },
  eventType: {
    ...sent("event_type", "Event type", kindText, (r) => r.eventType),
    ...countedBy({
      key: "eventType",
      words: "event type",
      many: "event types",
      about: "Event types, as customer.segment.entered.",
      takes: sentText,
      listed: "values",
    }),
  },
  eventTypeAssumed: {
    ...own(
      "event_type_assumed",
      "bool",
      z.boolean(),
      "Event type is assumed",
      plain,
    ),
    read: ({ eventTypeAssumed }: Reading) => eventTypeAssumed,
  },
  eventName: {
    ...sent("event_name", "Event name", distributionName, (r) => r.eventName),
    ...countedBy({
      key: "eventName",
      words: "event name",
      many: "event names",
      about: "Event names, as a marketer typed them into the distribution.",
      takes: sentText,
    }),
  },
  projectId: {
    ...sent("project_id", "Project", sharedId, (r) => r.projectId),
    ...filteredBy({
      key: "project",
      words: "project",
      many: "projects",
      about: "Voucherify's projects, as the bodies name them.",
      takes: sentText,
    }),
  },
  sendoutId: sent("sendout_id", "Sendout", sharedId, (r) => r.sendoutId),
  offer: {
    ...own(
      "offer",
      "jsonb",
      offerSchema.nullable(),
      "Offer (JSON)",
      privacy("hidden", "always"),
    ),
    read: ({ offer }: Reading) => offer && JSON.stringify(offer),
  },
  /** Our own test entry, or the preview of Voucherify's payload designer: left out of lists, counts and reports unless asked for. */
  isTest: {
    ...own("is_test", "bool", z.boolean(), "Is a test", plain),
    isCounted: true,
    read: ({ isTest }: Reading) => isTest,
  },
  /** From when and until when the code or promotion can be used, by the code, its campaign and its publication. */
  validFrom: sentTime("valid_from", "Valid from", (r) => r.validFrom),
  validUntil: sentTime("valid_until", "Valid until", (r) => r.validUntil),
  bodySize: own("body_size", "int4", z.int(), "Size of the body", plain),
  /** Since when it is a dated stub, because its customer was erased on request. */
  erasedAt: own(
    "erased_at",
    "timestamptz",
    z.iso.datetime().nullable(),
    "Erased on request",
    plain,
  ),
} as const satisfies Readonly<Record<string, EventField>>;
