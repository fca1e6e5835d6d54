import type { Purpose } from "#lib/domain/reading/purpose.ts";
import type { Rejection } from "#lib/domain/event/event-values.ts";
import type { Count, NamedCount } from "./facets.ts";
import type { ProblemKind } from "#lib/domain/reading/problem.ts";
import type { BaselineComparison } from "./baseline.ts";

/**
 * The times that the overview looks at, as the filters of its links spell them. The
 * last 24 hours stand for today, because they are the same for readers in every zone.
 */
export const overviewDay = "-24h";
export const overviewWeek = "-7d";

/** Entries of the last 24 hours. */
export type OverviewEntries = {
  readonly total: Count;
  readonly needsAttention: Count;
  readonly byPurpose: Readonly<Record<Purpose, Count>>;
  /** Designed and raw payloads, which have none. */
  readonly withoutPurpose: Count;
  /** Whose code or promotion had expired when it was delivered. */
  readonly expiredOnArrival: Count;
  readonly comparison: BaselineComparison;
  /** Hour by hour until now, the oldest first. */
  readonly hours: readonly OverviewHour[];
};

export type OverviewHour = {
  /** ISO 8601; `to` is an hour later. */
  readonly from: string;
  readonly to: string;
  readonly count: number;
  /** For this hour of the week; null where too little history is kept. */
  readonly usual: number | null;
};

/** The segments and campaigns with most entries in the last 7 days, most first. */
export type OverviewLeaders = {
  /** The entries counted; not exact where there were more. */
  readonly counted: Count;
  readonly segments: readonly NamedCount[];
  readonly campaigns: readonly NamedCount[];
};

/** Requests rejected in the last 24 hours. */
export type OverviewRejections = {
  readonly total: Count;
  /** Of those kept, the most frequent first. */
  readonly causes: readonly {
    readonly sourceId: string;
    readonly sourceName: string;
    readonly cause: Rejection;
    readonly count: Count;
  }[];
  /** Rejected beyond what a source keeps of a day, and `since` when (ISO 8601, the start of a UTC day). */
  readonly onlyCounted: { readonly count: number; readonly since: string };
};

/** Entries of the last 7 days that need attention, by the distribution that sent them, most first. */
export type OverviewProblems = {
  readonly total: Count;
  /** Of the distributions that are not listed, together. */
  readonly others: Count;
  readonly distributions: readonly {
    /** Null: sent without one. */
    readonly distributionId: string | null;
    /** The event name that it came with, of several the newest. */
    readonly eventName: string | null;
    readonly count: Count;
    readonly lastAt: string;
    /** What is odd about how many of them, most first. */
    readonly kinds: readonly {
      readonly kind: ProblemKind;
      readonly count: number;
    }[];
  }[];
};

/** How long entries of the last 24 hours took from being sent to being received. */
export type OverviewDeliveries = {
  /** Those that say when they were sent; not exact where there were more. */
  readonly counted: Count;
  /** Milliseconds; null where none was counted. A sender's clock that runs ahead counts as no delay. */
  readonly medianMs: number | null;
  readonly p95Ms: number | null;
  /** The slowest first. */
  readonly slowest: readonly {
    readonly eventId: string;
    readonly receivedAt: string;
    readonly delayMs: number;
    readonly segmentName: string | null;
    readonly distributionId: string | null;
    /** The event name that it came with, of several the newest. */
    readonly eventName: string | null;
  }[];
};
