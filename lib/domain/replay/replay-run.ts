import { z } from "zod";
import type { EventFilter } from "#lib/domain/filter/event-filter.ts";
import { takesText } from "#lib/domain/text/text-line.ts";
import { ratePerSecondSchema } from "./destination.ts";

export const runStateSchema = z.enum([
  "awaiting_approval",
  "queued",
  "running",
  "paused",
  "done",
  "cancelled",
  "stopped",
]);
export type RunState = z.infer<typeof runStateSchema>;

/** Why an event of a selection is not sent, in the order in which the reasons are looked at. */
export const skipReasonSchema = z.enum([
  "no_body",
  "rejected",
  "duplicate",
  "inconsistent",
  "delivered",
  "expired",
  "used_up",
  "left_segment",
  "entered_again",
]);
export type SkipReason = z.infer<typeof skipReasonSchema>;

const choice = z.boolean("takes true or false");

/** Whom a run spares. */
const choices = {
  /** What the destination already has. */
  skipDelivered: choice,
  /** Codes and campaigns that have ended, and codes that have no redemptions left. */
  skipExpired: choice,
  /** All but the latest entry of each customer in the selection. */
  latestPerCustomer: choice,
  /** Duplicates and rejected events. */
  skipNotAccepted: choice,
  /** Events whose payload fits no purpose. */
  skipInconsistent: choice,
  /** Customers of whom a later event says that they left the segment. */
  skipLeft: choice,
};

export const runChoicesSchema = z.strictObject(choices);
export type RunChoices = z.infer<typeof runChoicesSchema>;

export const defaultChoices: RunChoices = {
  skipDelivered: true,
  skipExpired: true,
  latestPerCustomer: false,
  skipNotAccepted: true,
  skipInconsistent: false,
  skipLeft: false,
};

/** Chosen one by one. */
export const maxRunEvents = 20_000;

export const newRunSchema = z
  .strictObject(
    {
      destinationId: z.uuid("takes the id of a destination"),
      eventIds: z
        .array(z.uuid("takes ids of events"), "takes a list of ids of events")
        .min(1, "is empty")
        .max(maxRunEvents, "takes at most 20,000 ids; use a filter for more")
        .exactOptional(),
      /** The keys of `GET /api/v1/events`, each with a list of values; a text alone is a list of one, as in the `filter` of a run that is told. */
      filter: z
        .record(
          z.string(),
          z.union([z.string(), z.array(z.string()).max(200)], {
            error: "takes a list of texts for every key",
          }),
          "takes an object of lists",
        )
        .exactOptional(),
      /** Means it that an empty filter selects everything. */
      all: choice.exactOptional(),
      reason: z
        .string(takesText)
        .trim()
        .min(1, "is empty: say why, for whoever reads this later")
        .max(500, "is longer than 500 characters")
        .refine(
          (text) => text.isWellFormed() && !/\p{Cc}/u.test(text),
          "holds characters that cannot be shown on one line",
        ),
      ratePerSecond: ratePerSecondSchema.exactOptional(),
      dryRun: choice.exactOptional(),
      skipDelivered: choice.exactOptional(),
      skipExpired: choice.exactOptional(),
      latestPerCustomer: choice.exactOptional(),
      skipNotAccepted: choice.exactOptional(),
      skipInconsistent: choice.exactOptional(),
      skipLeft: choice.exactOptional(),
    },
    "takes a JSON object",
  )
  .refine(
    ({ eventIds, filter, all }) =>
      [eventIds, filter ?? (all === true ? {} : undefined)].filter(Boolean)
        .length === 1,
    "takes either eventIds or a filter",
  );

/** The same once its filter is understood. */
export type NewRun = Omit<z.infer<typeof newRunSchema>, "filter"> & {
  readonly filter?: EventFilter;
};

export const runChangeSchema = z.strictObject(
  { ratePerSecond: ratePerSecondSchema },
  "takes a JSON object",
);

export const runCountsSchema = z.strictObject({
  /** Every event of the selection: the sum of the others. */
  total: z.int(),
  delivered: z.int(),
  failed: z.int(),
  skipped: z.int(),
  pending: z.int(),
  /** Being sent when a worker died: the receiver may have it. */
  inDoubt: z.int(),
});
export type RunCounts = z.infer<typeof runCountsSchema>;

/** How many events of a selection each question concerns, whatever is chosen; they overlap. */
export const selectionFindingsSchema = z.strictObject({
  customers: z.int(),
  codes: z.int(),
  segments: z.int(),
  bytes: z.int(),
  purposes: z.record(z.string(), z.int()),
  delivered: z.int(),
  /** Codes and promotions that can be used no more, by their time. */
  expired: z.int(),
  /** Of these, the ones without a code of their own: the campaign has ended. */
  endedCampaigns: z.int(),
  /** Codes of which this or a later event says that no redemptions are left. */
  usedUp: z.int(),
  /** Expired, used up, or both. */
  unusable: z.int(),
  enteredAgain: z.int(),
  leftSegment: z.int(),
  duplicates: z.int(),
  rejected: z.int(),
  test: z.int(),
  inconsistent: z.int(),
  noBody: z.int(),
});
export type SelectionFindings = z.infer<typeof selectionFindingsSchema>;

/** How many events are skipped, by reason. */
export const skippedSchema = z.partialRecord(skipReasonSchema, z.int());
export type SkippedCounts = z.infer<typeof skippedSchema>;

/** What a run would do. */
export const runPreviewSchema = z.strictObject({
  dryRun: z.literal(true),
  counts: runCountsSchema,
  skipped: skippedSchema,
  findings: selectionFindingsSchema,
  ratePerSecond: z.int(),
  /** At the chosen rate. */
  seconds: z.int(),
  needsApproval: z.boolean(),
});
export type RunPreview = z.infer<typeof runPreviewSchema>;

const time = z.iso.datetime();

/** A run as the API answers it. */
export const replayRunSchema = z.strictObject({
  id: z.uuid(),
  state: runStateSchema,
  counts: runCountsSchema,
  skipped: skippedSchema,
  destination: z.strictObject({ id: z.uuid(), name: z.string() }),
  reason: z.string(),
  /** With its times fixed; null when the events were chosen one by one. */
  filter: z.record(z.string(), z.unknown()).nullable(),
  choices: runChoicesSchema,
  ratePerSecond: z.int(),
  createdAt: time,
  createdBy: z.string(),
  approvedAt: time.nullable(),
  approvedBy: z.string().nullable(),
  approvalExpiresAt: time.nullable(),
  startedAt: time.nullable(),
  finishedAt: time.nullable(),
  /** Why it stopped itself. */
  stopReason: z.string().nullable(),
  retryOf: z.uuid().nullable(),
});
export type ReplayRun = z.infer<typeof replayRunSchema>;
