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
    isMasked: true,
    // Paths name keys of a payload, and messages quote its values.
    problems: item.problems.map(({ kind, severity }) => ({
      kind,
      severity,
      path: "$",
      message: "Details are hidden for your role.",
    })),
  };
}

/** Headers that tell of nobody, and what their values look like: whoever sends a request may write anything there. */
const plainHeaders: ReadonlyMap<string, RegExp> = new Map([
  ["accept-encoding", codings()],
  ["connection", /^(?:close|keep-alive)$/i],
  ["content-encoding", codings()],
  ["content-length", /^\d{1,10}$/],
  [
    "content-type",
    /^(?:application\/(?:json|x-www-form-urlencoded)|text\/plain)(?:; ?charset=utf-8)?$/i,
  ],
  ["transfer-encoding", /^chunked$/i],
  ["x-voucherify-signature", /^[0-9a-f]{64}$/i],
]);

function codings(): RegExp {
  return /^(?:(?:gzip|deflate|br|zstd|compress|identity|\*)(?:,\s*)?){1,8}$/i;
}

function maskHeader([name, value]: [string, string]): [string, string] {
  return plainHeaders.get(name.toLowerCase())?.test(value) === true
    ? [name, value]
    : [name, "…"];
}

const { "source.id": _sourceId, ...ownDetailFields } = detailFields;

/** An event whole, likewise: without its payload. */
export function maskEventDetail(event: EventDetail): EventDetail {
  return {
    ...maskEventItem(event),
    ...maskFields(ownDetailFields, event),
    entryNumber: event.entryNumber,
    headers: event.headers.map(maskHeader),
    remoteAddress: null,
    payload: null,
    verifiedWithSecretOf: event.verifiedWithSecretOf,
    related: event.related.map((related) => ({
      ...related,
      distributionId: ownId(related.distributionId),
    })),
    replays: event.replays,
  };
}
