import { describeOffer } from "#lib/domain/describe/describe-offer.ts";
import type { EventItem } from "#lib/domain/event/event.ts";
import type { DuplicateKind } from "#lib/domain/event/event-values.ts";
import { expiredWords } from "#components/event-words/expired-words.ts";
import { problemKindWords } from "#components/event-words/problem-kind-words.ts";
import {
  durationFigure,
  durationWords,
} from "#components/event-words/duration-words.ts";
import type { EventRow, Flag } from "./event-row.ts";
import { fieldTexts } from "./field-columns.ts";

/** Voucherify's first retry comes a minute after a failure, so a longer delay means that one went before. */
const lateMs = 60_000;

const repeats: Record<DuplicateKind, Flag> = {
  sender_retry: {
    words: "retry",
    tone: "neutral",
    title: "Voucherify sent this delivery before",
  },
  own_replay: {
    words: "own replay",
    tone: "neutral",
    title: "A replay of ours that came back",
  },
  suspected: {
    words: "suspected",
    tone: "neutral",
    title: "The same bytes came within 25 hours before",
  },
};

/**
 * An event in the words of a list.
 *
 * @param entryNumber which entry of its customer into its segment it is; null where it is none or nobody asked
 * @param columns the ids of those that are shown
 */
export function toEventRow(
  event: EventItem,
  entryNumber: number | null = null,
  columns: readonly string[] = [],
): EventRow {
  const delayMs =
    event.sentAt === null
      ? null
      : Date.parse(event.receivedAt) - Date.parse(event.sentAt);
  return {
    id: event.id,
    receivedAt: event.receivedAt,
    ...toCustomer(event),
    segment: nameOf(event.segment) ?? hiddenOf(event, event.segment),
    purpose: event.purpose,
    ...toGot(event),
    fields: fieldTexts(event, columns),
    validUntil: event.validUntil,
    expired: expiredWords(event),
    signature: event.signature,
    // Clocks differ: a delay below zero is shown as such, not hidden.
    delay: delayMs === null ? null : durationFigure(delayMs),
    flags: toFlags(event, delayMs, entryNumber),
    outcome: event.outcome,
    rejection: event.rejection,
    isEntry: event.isEntry,
    eventType: event.eventType,
    isMasked: event.isMasked ?? false,
    eventName: event.eventName,
    shape: event.shape,
    source: event.source.name,
  };
}

function toCustomer({
  customer,
  erasedAt,
  isMasked,
}: EventItem): Pick<EventRow, "customer" | "customerDetail"> {
  if (erasedAt !== null && customer === null)
    return { customer: "Erased on request", customerDetail: null };
  const [first = null, second = null] = [
    customer?.name,
    customer?.sourceId,
    customer?.email,
    customer?.id,
  ].filter((name) => name);
  return {
    customer: first ?? hiddenOf({ isMasked }, customer),
    customerDetail: second ?? null,
  };
}

function toGot(event: EventItem): Pick<EventRow, "code" | "got" | "gotDetail"> {
  const code = event.voucher?.code ?? null;
  const tier =
    nameOf(event.promotionTier) ?? hiddenOf(event, event.promotionTier);
  const offer =
    event.offer && describeOffer(event.offer, event.source.currency);
  const hiddenCode =
    code === null && hiddenOf(event, event.voucher) !== null
      ? "Code hidden for your role"
      : null;
  const told = [hiddenCode, tier, nameOf(event.campaign), offer].filter(
    (part) => part !== null,
  );
  // Beside a code all of it is detail; a tier, or what else there is, stands first.
  const lead =
    code !== null && tier === null ? null : (told.shift() ?? event.eventName);
  return { code, got: lead, gotDetail: told.join(" · ") || null };
}

function nameOf(
  thing: { readonly id: string | null; readonly name: string | null } | null,
): string | null {
  return thing?.name ?? thing?.id ?? null;
}

/** What stands for an object that was sent, but of which nothing is shown. */
function hiddenOf(
  { isMasked }: Pick<EventItem, "isMasked">,
  object: object | null,
): string | null {
  return isMasked && object !== null ? "Hidden for your role" : null;
}

function toFlags(
  event: EventItem,
  delayMs: number | null,
  entryNumber: number | null,
): Flag[] {
  const flags: Flag[] = event.isTest
    ? [
        {
          words: "Test",
          tone: "neutral",
          title: "Not sent by Voucherify to a customer",
        },
      ]
    : [];
  const warnings = event.problems.filter(
    ({ severity }) => severity === "warning",
  );
  if (event.duplicateKind !== null) flags.push(repeats[event.duplicateKind]);
  const [first, ...more] = warnings;
  if (first !== undefined) {
    const name =
      first.kind === "expired_on_arrival"
        ? (expiredWords(event) ?? problemKindWords[first.kind])
        : problemKindWords[first.kind];
    const others = new Set(more.map(({ kind }) => problemKindWords[kind]));
    flags.push({
      words: more.length === 0 ? name : `${name} +${String(more.length)}`,
      inFull: [...new Set([name, ...others])].join(", "),
      tone: "red",
      title: [...new Set(warnings.map(({ message }) => message))].join("\n"),
    });
  }
  if (delayMs !== null && delayMs >= lateMs) {
    flags.push({
      words: "late",
      tone: "amber",
      title: `Received ${durationWords(delayMs)} after Voucherify sent it`,
    });
  }
  if (entryNumber !== null && entryNumber > 1) {
    flags.push({
      words: `entry ${entryNumber.toLocaleString("en")}`,
      tone: "neutral",
      title: "This customer entered this segment before",
    });
  }
  return flags;
}
