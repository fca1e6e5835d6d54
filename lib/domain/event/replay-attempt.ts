import { z } from "zod";

const time = z.iso.datetime();

/** `started`: under way. `in_doubt`: it was under way when a worker died, and the receiver may have it. */
export const attemptOutcomeSchema = z.enum([
  "started",
  "delivered",
  "failed",
  "in_doubt",
]);
export type AttemptOutcome = z.infer<typeof attemptOutcomeSchema>;

/** One HTTP request that sent a stored event again, as the API answers it. */
export const replayAttemptSchema = z.strictObject({
  id: z.uuid(),
  eventId: z.uuid(),
  destination: z.strictObject({ id: z.uuid(), name: z.string() }),
  /** Null when it was sent by hand. */
  runId: z.uuid().nullable(),
  /** From 1. */
  attempt: z.int(),
  outcome: attemptOutcomeSchema,
  startedAt: time,
  durationMs: z.int().nullable(),
  /** The HTTP status; null when no answer came. */
  status: z.int().nullable(),
  /** What went wrong, in one word of the list in the documentation; null when delivered. */
  failure: z.string().nullable(),
  /** The same for a person. */
  reason: z.string().nullable(),
  headers: z.array(z.tuple([z.string(), z.string()])),
  /** The answer's beginning. */
  body: z.string().nullable(),
  /** When it is tried again by itself. */
  retryAt: time.nullable(),
  /** Who sent it by hand. */
  actor: z.string().nullable(),
  /** A copy whose body somebody changed was sent: no delivery of the event itself. */
  isEdited: z.boolean(),
  /** An invented entry was sent to try a destination; its event id is all zeros. */
  isTest: z.boolean(),
});
export type ReplayAttempt = z.infer<typeof replayAttemptSchema>;
