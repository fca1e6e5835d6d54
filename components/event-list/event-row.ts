import type {
  Outcome,
  Rejection,
  Signature,
} from "#lib/domain/event/event-values.ts";
import type { Purpose } from "#lib/domain/reading/purpose.ts";
import type { Shape } from "#lib/domain/reading/shape.ts";
import type { Tone } from "#components/ui/badge.tsx";

export type Flag = {
  readonly words: string;
  readonly tone: Tone;
  /** The longer story, on hover. */
  readonly title?: string;
  /** In full, for paper, where nothing can be hovered over; the words where they are that already. */
  readonly inFull?: string;
};

/** An event as one line of a list: plain, small and already in words, for the browser. */
export type EventRow = {
  readonly id: string;
  readonly receivedAt: string;
  /** The name, or whatever else names the customer. */
  readonly customer: string | null;
  /** A second way to name the customer: source id, e-mail or id. */
  readonly customerDetail: string | null;
  readonly segment: string | null;
  readonly purpose: Purpose | null;
  readonly code: string | null;
  /** What they got beside a code, the telling part first. */
  readonly got: string | null;
  readonly gotDetail: string | null;
  /** What the chosen columns of single fields show, by column; null where nothing was sent. */
  readonly fields: Readonly<Record<string, string | null>>;
  /** Until when the code or promotion can be used. */
  readonly validUntil: string | null;
  /** That it had expired when it came, in words; null where it had not. */
  readonly expired: string | null;
  readonly signature: Signature;
  /** How long after Voucherify sent it it was received; null where no time of sending came. */
  readonly delay: string | null;
  readonly flags: readonly Flag[];
  readonly outcome: Outcome;
  readonly rejection: Rejection | null;
  readonly isEntry: boolean;
  readonly eventType: string | null;
  /** Whether the reader's role hides part of it. */
  readonly isMasked: boolean;
  readonly eventName: string | null;
  readonly shape: Shape;
  readonly source: string;
};
