import { z } from "zod";
import type { Reading } from "#lib/domain/reading/reading.ts";
import { countedBy } from "#lib/domain/field/field-filter.ts";
import { type EventField, own, sent } from "./event-field.ts";
import {
  personal,
  plain,
  privacy,
  senderText,
} from "#lib/domain/field/field-privacy.ts";

/** What only the page of an event and exports tell. */
export const detailFields = {
  /** Lower-case hex of the body as received; null when it was not kept. */
  bodySha256: own(
    "body_sha256",
    "bytea",
    z.string().nullable(),
    "SHA-256 of the body",
    personal,
  ),
  voucherifyEventId: sent(
    "voucherify_event_id",
    "Voucherify event",
    privacy("own_id", "always"),
    (r) => r.voucherifyEventId,
  ),
  groupId: sent(
    "group_id",
    "Group",
    privacy("hidden", "always"),
    (r) => r.groupId,
  ),
  channel: sent("channel", "Channel", senderText, (r) => r.channel),
  purposeRule: sent(
    "purpose_rule",
    "Rule of the purpose",
    plain,
    (r) => r.purposeRule,
  ),
  readingVersion: {
    ...own("reading_version", "int2", z.int(), "Version of the reading", plain),
    read: ({ version }: Reading) => version,
  },
  "source.id": {
    ...own("source_id", "uuid", z.uuid(), "Source", plain),
    ...countedBy({
      key: "source",
      words: "source",
      many: "sources",
      about: "Ids of sources.",
      takes: z.uuid("takes the id of a source"),
      listed: "things",
    }),
  },
  contentType: own(
    "content_type",
    "text",
    z.string().nullable(),
    "Content type",
    senderText,
  ),
} as const satisfies Readonly<Record<string, EventField>>;
