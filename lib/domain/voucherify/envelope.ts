import { z } from "zod";
import { oneOf, text, time } from "./field.ts";

/** What stands around `data`, since version 2024-01-01. */
export const envelopeSchema = z.looseObject({
  /** The sendout. */
  id: text,
  project_id: text,
  created_at: time,
  /** A project webhook's event type; a distribution's free text "Event name". */
  type: text,
  source: z
    .looseObject({
      id: text,
      object: oneOf("distribution", "webhook"),
      target_url: text,
    })
    .nullish(),
  event: z
    .looseObject({
      id: text,
      type: text,
      created_at: time,
      entity_id: text,
      group_id: text,
      event_source: z
        .looseObject({
          channel: oneOf("USER_PORTAL", "API", "CLIENT_API", "INTERNAL"),
        })
        .nullish(),
    })
    .nullish(),
});
export type Envelope = z.infer<typeof envelopeSchema>;

/** What stood around `data` before: version 2018-08-01, and 2017 without `object` and `webhook_id`. */
export const legacyEnvelopeSchema = z.looseObject({
  /** The event, not the sendout. */
  id: text,
  object: text,
  /** The sendout. */
  webhook_id: text,
  project_id: text,
  created_at: time,
  type: text,
});
