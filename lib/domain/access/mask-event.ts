import { detailFields } from "#lib/domain/event/detail-fields.ts";
import { itemFields } from "#lib/domain/event/event-fields.ts";
import type { EventDetail, EventItem } from "#lib/domain/event/event.ts";
import { ownId } from "#lib/domain/voucherify/own-id.ts";
import { maskFields } from "./mask-fields.ts";

/** An event for someone who may not see personal data: each field as the registry says, and of its problems the kinds. */
export function maskEventItem(item: EventItem): EventItem {
  return {
    ...maskFields(itemFields, item),
    source: item.source,
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

const { "source.id": _sourceId, ...ownDetailFields } = detailFields;

/** An event whole, likewise: without its payload. */
export function maskEventDetail(event: EventDetail): EventDetail {
  return {
    ...maskEventItem(event),
    ...maskFields(ownDetailFields, event),
    entryNumber: event.entryNumber,
    headers: event.headers.map(([name, value]) => [
      name,
      plainHeaders.has(name.toLowerCase()) ? value : "…",
    ]),
    remoteAddress: event.remoteAddress,
    payload: null,
    verifiedWithSecretOf: event.verifiedWithSecretOf,
    related: event.related.map((related) => ({
      ...related,
      distributionId: ownId(related.distributionId),
    })),
    replays: event.replays,
  };
}
