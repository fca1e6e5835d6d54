import type { Rejection } from "#lib/domain/event/event-values.ts";

/** A source that rejects its sender: rejected lately, and nothing of Voucherify's accepted since. */
export type RejectingSource = {
  readonly sourceId: string;
  readonly name: string;
  /** Why the last request was rejected. */
  readonly cause: Rejection;
  /** Requests rejected since the last accepted one; those that were only counted are left out. */
  readonly rejected: number;
  /** False when some were only counted, so that there were more than `rejected`. */
  readonly rejectedExact: boolean;
  /** ISO 8601: the first and the last of them. */
  readonly since: string;
  readonly lastAt: string;
};

/** How far back a rejection still matters: Voucherify's last retry comes 24 hours after the first attempt. */
export const rejectionWindowMs = 24 * 60 * 60 * 1000;
