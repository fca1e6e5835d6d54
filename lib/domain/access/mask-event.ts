import type { EventDetail, EventItem } from "#lib/domain/event/event.ts";
import { ownId, ownThing } from "#lib/domain/voucherify/own-id.ts";

/**
 * An event for someone who may not see personal data. Written out key by key, so that a key that
 * is added to events is decided here before anything compiles.
 */
export function maskEventItem(item: EventItem): EventItem {
  return {
    id: item.id,
    receivedAt: item.receivedAt,
    source: item.source,
    outcome: item.outcome,
    rejection: item.rejection,
    signature: item.signature,
    isEntry: item.isEntry,
    shape: item.shape,
    eventType: item.eventType,
    eventTypeAssumed: item.eventTypeAssumed,
    eventName: item.eventName,
    purpose: item.purpose,
    customer: item.customer && {
      id: ownId(item.customer.id),
      sourceId: null,
      name: null,
      email: null,
    },
    segment: ownThing(item.segment),
    campaign: ownThing(item.campaign),
    promotionTier: ownThing(item.promotionTier),
    voucher: item.voucher && { code: null },
    publication: item.publication && { id: ownId(item.publication.id) },
    offer: null,
    projectId: ownId(item.projectId),
    distributionId: ownId(item.distributionId),
    sendoutId: ownId(item.sendoutId),
    isTest: item.isTest,
    enteredAt: item.enteredAt,
    validFrom: item.validFrom,
    validUntil: item.validUntil,
    sentAt: item.sentAt,
    duplicateOf: item.duplicateOf,
    duplicateKind: item.duplicateKind,
    bodySize: item.bodySize,
    erasedAt: item.erasedAt,
    needsAttention: item.needsAttention,
    // Paths name keys of a payload, and messages quote its values.
    problems: item.problems.map(({ kind, severity }) => ({
      kind,
      severity,
      path: "$",
      message: "What is odd is hidden for your role.",
    })),
  };
}

/** Values of these headers tell of the sender's program, and of nobody. */
const plainHeaders: ReadonlySet<string> = new Set([
  "accept",
  "accept-encoding",
  "connection",
  "content-length",
  "content-type",
  "host",
  "transfer-encoding",
  "user-agent",
  "x-voucherify-signature",
]);

/** An event whole, likewise: no payload, and no digest of one. */
export function maskEventDetail(event: EventDetail): EventDetail {
  return {
    ...maskEventItem(event),
    entryNumber: event.entryNumber,
    headers: event.headers.map(([name, value]) => [
      name,
      plainHeaders.has(name.toLowerCase()) ? value : "…",
    ]),
    contentType: event.contentType,
    remoteAddress: event.remoteAddress,
    bodySha256: null,
    payload: null,
    purposeRule: event.purposeRule,
    readingVersion: event.readingVersion,
    voucherifyEventId: ownId(event.voucherifyEventId),
    groupId: null,
    channel: null,
    verifiedWithSecretOf: event.verifiedWithSecretOf,
    related: event.related.map((related) => ({
      ...related,
      distributionId: ownId(related.distributionId),
    })),
    replays: event.replays,
  };
}
