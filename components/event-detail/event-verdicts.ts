import type { EventDetail } from "#lib/domain/event/event.ts";
import type {
  DuplicateKind,
  Signature,
} from "#lib/domain/event/event-values.ts";
import type { Shape } from "#lib/domain/reading/shape.ts";
import { durationWords } from "#components/event-words/duration-words.ts";
import { ordinalWord } from "#components/event-words/ordinal-word.ts";

export type Verdict = {
  readonly about:
    | "signature"
    | "shape"
    | "erasure"
    | "problems"
    | "delay"
    | "entry"
    | "duplicate"
    | "type";
  /** Never told by colour alone: the words say it too. */
  readonly tone: "good" | "neutral" | "warning" | "bad";
  readonly words: string;
};

const signatures: Record<Signature, Omit<Verdict, "about">> = {
  valid: { tone: "good", words: "Signature valid" },
  invalid: { tone: "bad", words: "Signature wrong" },
  missing: { tone: "bad", words: "No signature" },
  not_checked: {
    tone: "warning",
    words: "Signature not checked: the source has no secret",
  },
};

const shapes: Record<Shape, Omit<Verdict, "about">> = {
  envelope: { tone: "good", words: "Schema valid" },
  designed: { tone: "neutral", words: "Designed payload" },
  data_only: {
    tone: "neutral",
    words: "Bare data, without Voucherify's envelope",
  },
  raw: { tone: "neutral", words: "Raw payload, without Voucherify's envelope" },
  legacy: { tone: "neutral", words: "Voucherify's envelope of 2018" },
  not_json: { tone: "bad", words: "Not JSON" },
};

const duplicates: Record<DuplicateKind, string> = {
  sender_retry: "Voucherify sent this delivery before",
  own_replay: "A replay of ours that came back",
  suspected: "Probably a duplicate: the same bytes came within 25 hours",
};

type VerifiedWebhook = Pick<
  EventDetail,
  | "signature"
  | "rejection"
  | "shape"
  | "problems"
  | "bodySha256"
  | "erasedAt"
  | "isMasked"
  | "sentAt"
  | "enteredAt"
  | "receivedAt"
  | "entryNumber"
  | "duplicateKind"
  | "eventTypeAssumed"
>;

/**
 * What can be said of an event at a glance, the most serious thing about trust first.
 *
 * @param lastEntryAt when the same customer entered the same segment before, ISO 8601; null when that is not known
 */
export function eventVerdicts(
  event: VerifiedWebhook,
  lastEntryAt: string | null,
): readonly Verdict[] {
  return [
    ...(isTooLarge(event)
      ? unreadVerdicts
      : [
          { about: "signature" as const, ...signatures[event.signature] },
          ...shapeVerdicts(event),
        ]),
    ...delayVerdicts(event),
    ...entryVerdicts(event, lastEntryAt),
    ...(event.duplicateKind === null
      ? []
      : [
          {
            about: "duplicate" as const,
            tone: "warning" as const,
            words: duplicates[event.duplicateKind],
          },
        ]),
    ...(event.eventTypeAssumed
      ? [
          {
            about: "type" as const,
            tone: "warning" as const,
            words: "Entered is assumed: a “left” event would look the same",
          },
        ]
      : []),
  ];
}

function isTooLarge({ rejection }: VerifiedWebhook): boolean {
  return rejection === "body_too_large";
}

/** Nobody looked at a body that was too large. */
const unreadVerdicts: readonly Verdict[] = [
  {
    about: "signature",
    tone: "warning",
    words: "Signature not checked: the body was not read",
  },
  { about: "shape", tone: "bad", words: "Too large: not read" },
];

function shapeVerdicts({
  bodySha256,
  erasedAt,
  isMasked,
  shape,
  problems,
}: VerifiedWebhook): readonly Verdict[] {
  if (erasedAt !== null)
    return [{ about: "erasure", tone: "neutral", words: "Erased on request" }];
  if (bodySha256 === null && !isMasked)
    return [{ about: "shape", tone: "bad", words: "The body was not kept" }];
  const shapeWords: Verdict = { about: "shape", ...shapes[shape] };
  if (problems.length === 0) return [shapeWords];
  const warnings = problems.filter(
    ({ severity }) => severity === "warning",
  ).length;
  const words = `${String(problems.length)} ${problems.length === 1 ? "problem" : "problems"}${
    warnings === 0 ? ", minor" : ""
  }`;
  const found: Verdict = {
    about: "problems",
    tone: warnings > 0 ? "warning" : "neutral",
    words,
  };
  return shape === "envelope" ? [found] : [shapeWords, found];
}

function delayVerdicts({
  sentAt,
  receivedAt,
}: VerifiedWebhook): readonly Verdict[] {
  if (sentAt === null) return [];
  const delay = Date.parse(receivedAt) - Date.parse(sentAt);
  const words =
    delay < 0
      ? `Received ${durationWords(delay)} before Voucherify says it sent it`
      : `Received ${durationWords(delay)} after Voucherify sent it`;
  return [{ about: "delay", tone: delayTone(delay), words }];
}

/** The first retry comes a minute after a failure, so a longer delay means that something went wrong. */
function delayTone(milliseconds: number): Verdict["tone"] {
  return milliseconds >= 0 && milliseconds < 60_000 ? "good" : "warning";
}

function entryVerdicts(
  { entryNumber, enteredAt, receivedAt }: VerifiedWebhook,
  lastEntryAt: string | null,
): readonly Verdict[] {
  if (entryNumber === null) return [];
  const place = `${ordinalWord(entryNumber)} entry into this segment`;
  const since =
    entryNumber === 1 || lastEntryAt === null
      ? ""
      : `, ${durationWords(Date.parse(enteredAt ?? receivedAt) - Date.parse(lastEntryAt))} after the previous one`;
  return [{ about: "entry", tone: "neutral", words: place + since }];
}
