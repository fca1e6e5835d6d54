import { z } from "zod";

/**
 * Why an attempt did not deliver. `refused`: the address is forbidden, nothing was
 * sent. `status`: the receiver answered, but not with what counts as delivered.
 */
export const sendFailureSchema = z.enum([
  "refused",
  "unsendable",
  "unresolved",
  "connect_failed",
  "connect_timeout",
  "tls",
  "answer_timeout",
  "reset",
  "bad_answer",
  "answered_early",
  "status",
]);
export type SendFailure = z.infer<typeof sendFailureSchema>;

/** How one attempt ended. */
export type SendResult = {
  readonly outcome: "delivered" | "failed";
  readonly failure: SendFailure | null;
  /** A short reason for a person; null when delivered. */
  readonly reason: string | null;
  readonly startedAt: Date;
  readonly durationMs: number;
  /** Null when no answer came. */
  readonly status: number | null;
  /** In the order received, at most 4 kB of them. */
  readonly headers: readonly (readonly [string, string])[];
  /** The answer's first bytes as text; null when no answer came. */
  readonly body: string | null;
  /** True when the answer went on, or stopped, after what was kept. */
  readonly bodyIsCut: boolean;
  /** Whether the same request may be sent again by itself. */
  readonly mayRetry: boolean;
  /** What the receiver asked for, at most a day. */
  readonly retryAfterMs: number | null;
};

/** Answers after which a receiver may well take the same request later. */
const retryableStatuses: ReadonlySet<number> = new Set([408, 425, 429]);

export function mayRetryStatus(status: number): boolean {
  return (status >= 500 && status <= 599) || retryableStatuses.has(status);
}

const lasting: ReadonlySet<SendFailure> = new Set([
  "refused",
  "unsendable",
  "tls",
]);

export function mayRetryFailure(failure: SendFailure): boolean {
  return !lasting.has(failure);
}

const maxRetryAfterMs = 24 * 60 * 60 * 1_000;

/** A `Retry-After` in milliseconds from `now`: seconds or a date, at most a day; null when it is neither. */
export function parseRetryAfter(
  value: string | undefined,
  now: Date,
): number | null {
  const text = value?.trim() ?? "";
  if (text === "") return null;
  const ms = /^\d{1,9}$/u.test(text)
    ? Number(text) * 1_000
    : Date.parse(text) - now.getTime();
  if (Number.isNaN(ms)) return null;
  return Math.min(Math.max(ms, 0), maxRetryAfterMs);
}
