import type { EventFilter } from "#lib/domain/filter/event-filter.ts";
import type { EventItem } from "#lib/domain/event/event.ts";
import type {
  Outcome,
  Rejection,
  Signature,
} from "#lib/domain/event/event-values.ts";
import type { RemovedMonths } from "#lib/domain/retention/retention.ts";
import type { Purpose } from "#lib/domain/reading/purpose.ts";
import type { ProblemKind } from "#lib/domain/reading/problem.ts";

/** How many events of a report have one value; null: those that have none. */
export type AuditCount<Value> = {
  readonly value: Value | null;
  readonly count: number;
  /** Those of them that are entries. */
  readonly entries: number;
};

/** The same of a thing with an id; `name` is the newest it had. */
export type AuditDimension = AuditCount<string> & {
  readonly name: string | null;
};

/** The largest groups of a kind, and how many there are. */
export type AuditGroups<Group> = {
  readonly groups: readonly Group[];
  readonly found: number;
};

/** What a report counts of its events: all of them, exactly. */
export type AuditCounts = {
  readonly events: number;
  readonly entries: number;
  /** Dated stubs of customers who were erased on request. */
  readonly erased: number;
  /** ISO 8601; null when there is no event. */
  readonly firstReceivedAt: string | null;
  readonly lastReceivedAt: string | null;
  readonly outcome: readonly AuditCount<Outcome>[];
  readonly purpose: readonly AuditCount<Purpose>[];
  readonly signature: readonly AuditCount<Signature>[];
  readonly rejection: readonly AuditCount<Rejection>[];
  readonly problem: readonly AuditCount<ProblemKind>[];
  readonly segment: AuditGroups<AuditDimension>;
  readonly campaign: AuditGroups<AuditDimension>;
};

/** A row of a report. */
export type AuditRow = Pick<
  EventItem,
  | "id"
  | "receivedAt"
  | "outcome"
  | "rejection"
  | "signature"
  | "purpose"
  | "customer"
  | "segment"
  | "campaign"
  | "promotionTier"
  | "voucher"
> & { readonly bodySha256: string | null };

export type AuditReport = {
  readonly filter: EventFilter;
  readonly filterInWords: readonly string[];
  readonly watermark: string;
  readonly madeAt: string;
  /** Of the rules by which the events were read, oldest first. */
  readonly readingVersions: readonly number[];
  readonly counts: AuditCounts;
  /** What is missing of its time; null where nothing is. */
  readonly removed: RemovedMonths | null;
  /** The first rows; the export has all. */
  readonly rows: readonly AuditRow[];
};
