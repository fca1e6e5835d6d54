import { isolateSent } from "#lib/domain/text/hidden-characters.ts";
import {
  segmentEntered,
  segmentLeft,
} from "#lib/domain/reading/classify-body.ts";
import type { Problem } from "#lib/domain/reading/problem.ts";
import type { EventItem } from "#lib/domain/event/event.ts";

/** A piece of the sentence; those with an `id` or a kind of their own can be linked and set apart. */
export type SentencePart =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "code"; readonly text: string }
  | {
      readonly kind: "customer" | "segment" | "campaign" | "promotion_tier";
      readonly text: string;
      /** Null when it was not sent: there is nothing to link to. */
      readonly id: string | null;
    };

export type DescribedEvent = Pick<
  EventItem,
  | "outcome"
  | "rejection"
  | "shape"
  | "eventType"
  | "purpose"
  | "customer"
  | "segment"
  | "campaign"
  | "promotionTier"
  | "voucher"
  | "bodySize"
> &
  Partial<Pick<EventItem, "erasedAt" | "isMasked">> & {
    readonly problems?: readonly Pick<Problem, "kind">[];
  };

const hidden = " (hidden for your role)";

/**
 * The one sentence that says what happened: "Alex Test entered New Customers and
 * was sent the code SPRING-2024-osO from Spring Discounts." Whole for any event,
 * whatever is missing, and never says that a rejected body's words are true.
 */
export function describeEntry(event: DescribedEvent): readonly SentencePart[] {
  return capitalised([...standing(event), ...happening(event), text(".")]);
}

/** The same as plain text, in which names of any script and hidden characters change nothing around them. */
export function describeEntryAsText(event: DescribedEvent): string {
  return describeEntry(event)
    .map(({ kind, text }) => (kind === "text" ? text : isolateSent(text)))
    .join("");
}

function standing(event: DescribedEvent): readonly SentencePart[] {
  switch (event.outcome) {
    case "accepted":
      return [];
    case "duplicate":
      return [text("duplicate: ")];
    case "rejected":
      return [
        text(
          event.eventType === null
            ? "rejected: "
            : "rejected, unverified: claims that ",
        ),
      ];
  }
}

function happening(event: DescribedEvent): readonly SentencePart[] {
  if (event.rejection === "body_too_large") {
    return [text("a body that was too large to be read arrived")];
  }
  if (event.shape === "not_json") {
    return event.bodySize === 0
      ? [text("an empty body arrived")]
      : [text("a body that is not JSON arrived")];
  }
  switch (event.eventType) {
    case segmentEntered:
      return [...movement(event, "entered"), ...received(event)];
    case segmentLeft:
      return movement(event, "left");
    case null:
      return event.shape === "raw"
        ? [text("JSON without an envelope arrived")]
        : [
            text(
              event.isMasked
                ? "an event without a type, or with one hidden for your role, arrived"
                : "an event without a type arrived",
            ),
            ...about(event),
          ];
    default:
      return [text(`Voucherify reported ${event.eventType}`), ...about(event)];
  }
}

function movement(
  event: DescribedEvent,
  verb: "entered" | "left",
): readonly SentencePart[] {
  return [customer(event), text(` ${verb} `), segment(event)];
}

function received(event: DescribedEvent): readonly SentencePart[] {
  switch (event.purpose) {
    case "plain_message":
      return [text(" and was sent a plain message")];
    case "promotion":
      return [...promotion(event), ...fromCampaign(event)];
    case "unique_codes":
      return isPublicationFailed(event)
        ? notPublished(event)
        : [...code(event), ...fromCampaign(event)];
    case "contradiction":
      return [text(", with an inconsistent payload")];
    case null:
      return [text(", with a designed payload")];
  }
}

function promotion({
  promotionTier,
  isMasked,
}: DescribedEvent): readonly SentencePart[] {
  const name = promotionTier?.name ?? promotionTier?.id;
  return name
    ? [
        text(" and qualified for the promotion "),
        { kind: "promotion_tier", text: name, id: promotionTier?.id ?? null },
      ]
    : [
        text(
          ` and qualified for a promotion${isMasked && promotionTier ? hidden : ""}`,
        ),
      ];
}

function code(event: DescribedEvent): readonly SentencePart[] {
  return event.voucher?.code
    ? [
        text(" and was assigned the code "),
        { kind: "code", text: event.voucher.code },
      ]
    : [text(` and was assigned a code${whyNoCode(event)}`)];
}

function whyNoCode({ voucher, erasedAt, isMasked }: DescribedEvent): string {
  if (erasedAt) return " (erased on request)";
  return isMasked && voucher ? hidden : " that the body does not name";
}

function notPublished(event: DescribedEvent): readonly SentencePart[] {
  const sent = event.voucher?.code;
  return [
    ...(sent
      ? [
          text(", but publishing the code "),
          { kind: "code", text: sent } as const,
        ]
      : [text(", but publishing a code")]),
    ...fromCampaign(event),
    text(" failed"),
  ];
}

function isPublicationFailed({ problems = [] }: DescribedEvent): boolean {
  return problems.some(({ kind }) => kind === "publication_failed");
}

function fromCampaign({ campaign }: DescribedEvent): readonly SentencePart[] {
  const name = campaign?.name ?? campaign?.id;
  return name
    ? [
        text(" from "),
        { kind: "campaign", text: name, id: campaign?.id ?? null },
      ]
    : [];
}

function about(event: DescribedEvent): readonly SentencePart[] {
  return event.customer === null ? [] : [text(" for "), customer(event)];
}

function customer({
  customer,
  erasedAt,
  isMasked,
}: DescribedEvent): SentencePart {
  if (erasedAt && customer === null)
    return text("a customer who was erased on request");
  const name =
    customer?.name ?? customer?.email ?? customer?.sourceId ?? customer?.id;
  return name
    ? { kind: "customer", text: name, id: customer?.id ?? null }
    : text(`a customer${isMasked && customer ? hidden : ""}`);
}

function segment({ segment, isMasked }: DescribedEvent): SentencePart {
  const name = segment?.name ?? segment?.id;
  return name
    ? { kind: "segment", text: name, id: segment?.id ?? null }
    : text(`a segment${isMasked && segment ? hidden : ""}`);
}

function text(value: string): SentencePart {
  return { kind: "text", text: value };
}

/** Begins with a capital letter, unless it begins with a name, which is left as it is. */
function capitalised(parts: readonly SentencePart[]): readonly SentencePart[] {
  const [first, ...others] = parts;
  return first?.kind === "text"
    ? [
        text(first.text.charAt(0).toUpperCase() + first.text.slice(1)),
        ...others,
      ]
    : parts;
}
