import { checkEnvelopeKeys } from "./checks/required-keys.ts";
import { segmentEntered } from "./classify-body.ts";
import type { ClassifiedBody } from "./classify-body.ts";
import {
  envelopeSchema,
  legacyEnvelopeSchema,
} from "#lib/domain/voucherify/envelope.ts";
import type { Envelope } from "#lib/domain/voucherify/envelope.ts";
import { toIsoTime } from "#lib/domain/voucherify/field.ts";
import type { JsonObject } from "#lib/domain/json/json-value.ts";
import { toIndexedText } from "./indexed-text.ts";
import type { ProblemList } from "./problem-list.ts";
import { parseLeniently } from "./parse-leniently.ts";
import type { Reading } from "./reading.ts";

/** What stands around the data, as far as it was sent. */
export type EnvelopeReading = Pick<
  Reading,
  | "eventType"
  | "eventTypeAssumed"
  | "eventName"
  | "projectId"
  | "distributionId"
  | "sendoutId"
  | "voucherifyEventId"
  | "groupId"
  | "channel"
  | "enteredAt"
  | "sentAt"
>;

/** As little as a body without an envelope says. */
export const noEnvelope: EnvelopeReading = {
  eventType: null,
  eventTypeAssumed: false,
  eventName: null,
  projectId: null,
  distributionId: null,
  sendoutId: null,
  voucherifyEventId: null,
  groupId: null,
  channel: null,
  enteredAt: null,
  sentAt: null,
};

/** @param isMappedEntry whether the mapping of its source found who entered what in a body without an envelope */
export function readEnvelope(
  { shape, envelope, legacyEnvelope }: ClassifiedBody,
  problems: ProblemList,
  isMappedEntry = false,
): { readonly reading: EnvelopeReading; readonly envelope: Envelope | null } {
  if (envelope) return readCurrent(envelope, problems);
  if (legacyEnvelope) {
    return { reading: readLegacy(legacyEnvelope, problems), envelope: null };
  }
  if (shape !== "data_only" && !isMappedEntry)
    return { reading: noEnvelope, envelope: null };
  problems.note(
    "event_type_assumed",
    "$",
    isMappedEntry
      ? "The designed payload came without its envelope. The mapping of its source finds a customer and a segment in it, so it is read as a customer entering a segment."
      : "The data came without its envelope. It is read as a customer entering a segment, though the data of one leaving looks the same.",
  );
  return {
    reading: {
      ...noEnvelope,
      eventType: segmentEntered,
      eventTypeAssumed: true,
    },
    envelope: null,
  };
}

function readCurrent(body: JsonObject, problems: ProblemList) {
  checkEnvelopeKeys(body, problems);
  const envelope = parseLeniently(envelopeSchema, body, "$", problems);
  const source = envelope?.source;
  const isWebhook = source?.object === "webhook";
  const keep = keeper(problems);
  const type = keep(envelope?.type, "$.type");
  const ofEvent = readEventPart(envelope?.event, keep);
  const reading: EnvelopeReading = {
    ...ofEvent,
    // A project webhook repeats its event's type; a distribution puts free text there.
    eventType: ofEvent.eventType ?? (isWebhook ? type : null),
    eventTypeAssumed: false,
    eventName: isWebhook ? null : type,
    projectId: keep(envelope?.project_id, "$.project_id"),
    distributionId:
      source?.object === "distribution" ? keep(source.id, "$.source.id") : null,
    sendoutId: toSendoutId(keep(envelope?.id, "$.id"), "$.id", problems),
    sentAt: toTime(envelope?.created_at),
  };
  return { reading, envelope };
}

function readEventPart(
  event: Envelope["event"],
  keep: ReturnType<typeof keeper>,
) {
  return {
    eventType: keep(event?.type, "$.event.type"),
    voucherifyEventId: keep(event?.id, "$.event.id"),
    groupId: keep(event?.group_id, "$.event.group_id"),
    channel: keep(event?.event_source?.channel, "$.event.event_source.channel"),
    enteredAt: toTime(event?.created_at),
  };
}

function readLegacy(body: JsonObject, problems: ProblemList): EnvelopeReading {
  const envelope = parseLeniently(legacyEnvelopeSchema, body, "$", problems);
  const keep = keeper(problems);
  return {
    ...noEnvelope,
    eventType: keep(envelope?.type, "$.type"),
    projectId: keep(envelope?.project_id, "$.project_id"),
    sendoutId: toSendoutId(
      keep(envelope?.webhook_id, "$.webhook_id"),
      "$.webhook_id",
      problems,
    ),
    voucherifyEventId: keep(envelope?.id, "$.id"),
    enteredAt: toTime(envelope?.created_at),
  };
}

/**
 * The designer's preview has no sendout: it shows zeros there, and the vendor's pages a masked id. A number or a boolean is
 * some designer's own counter or mark, by which no two deliveries are the same one.
 */
function toSendoutId(
  id: string | null,
  path: string,
  problems: ProblemList,
): string | null {
  if (id === null || /^(?:-?[\d.]+(?:e[+-]?\d+)?|true|false)$/i.test(id))
    return null;
  if (!/^whs_(?:0+|ID)$/.test(id)) return id;
  problems.note(
    "designer_preview",
    path,
    "The sendout's id is a placeholder: this is a preview or an example, not a real sendout.",
  );
  return null;
}

function keeper(problems: ProblemList) {
  return (value: string | null | undefined, path: string) =>
    toIndexedText(value, path, problems);
}

function toTime(value: string | null | undefined): string | null {
  return value ? toIsoTime(value) : null;
}
