import type { ObjectTexts } from "#lib/domain/field/object-fields.ts";
import type { Purpose } from "./purpose.ts";
import type { Shape } from "./shape.ts";
import type { Offer } from "./offer.ts";
import type { Problem } from "./problem.ts";

/**
 * What we understand of a body: pure, derived, and derivable again from the bytes.
 *
 * Every text is at most 256 characters (a longer one is cut and reported as a
 * problem) and holds no NUL, so that Postgres and its indexes can bear it.
 * Times are ISO 8601 in UTC with milliseconds, as `Date.prototype.toISOString` writes them.
 */
export type Reading = ObjectTexts & {
  /** The version of the rules that made this reading. */
  readonly version: number;
  readonly shape: Shape;
  readonly eventType: string | null;
  /** True when the type was not sent but concluded from a bare data object. */
  readonly eventTypeAssumed: boolean;
  /** The marketer's free text "Event name" of the distribution's channel. */
  readonly eventName: string | null;
  /** True when the body says that a customer entered a segment: an entry, if accepted and no duplicate. */
  readonly saysEntered: boolean;
  /** True for our own test entry and the preview of Voucherify's payload designer: no event of Voucherify's. */
  readonly isTest: boolean;
  readonly purpose: Purpose | null;
  /** The id of the rule that decided the purpose; null when none applied. */
  readonly purposeRule: string | null;
  readonly projectId: string | null;
  readonly distributionId: string | null;
  /** Voucherify's id of one delivery, equal on its retries; null for placeholders of previews. */
  readonly sendoutId: string | null;
  readonly voucherifyEventId: string | null;
  readonly groupId: string | null;
  readonly channel: string | null;
  /** When Voucherify says the event happened (`event.created_at`). */
  readonly enteredAt: string | null;
  /** When Voucherify says it made the sendout (`created_at` of the envelope). */
  readonly sentAt: string | null;
  /** What the code or promotion gives, as far as it was sent. */
  readonly offer: Offer | null;
  /** From when the code or promotion can be used; null where nothing that was sent says so. */
  readonly validFrom: string | null;
  /** Until when it can be used; null where nothing that was sent says so. */
  readonly validUntil: string | null;
  readonly problems: readonly Problem[];
  /** Contradictions and every problem of severity `warning`. */
  readonly needsAttention: boolean;
  /** Text as `foldText` folds it, of which any part finds this event, at most 4,000 characters; what has accents is in it with them too. Its ids are found apart from it. */
  readonly searchText: string;
  /** Whether the body is JSON that Postgres can store as jsonb and index. */
  readonly isSearchable: boolean;
};
