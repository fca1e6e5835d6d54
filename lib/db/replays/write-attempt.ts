import { boundedText } from "#lib/domain/text/bounded-text.ts";
import { toStorable } from "#lib/domain/text/storable-text.ts";
import type { Transaction } from "#lib/db/connection/transaction.ts";
import { Prisma } from "#lib/db/generated/client.ts";

/** How an attempt ended. */
export type AttemptResult = {
  readonly outcome: "delivered" | "failed";
  readonly durationMs: number;
  readonly status: number | null;
  readonly failure: string | null;
  readonly reason: string | null;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string | null;
};

/** The columns that say so. */
export function toOutcomeColumns(
  result: AttemptResult,
): Pick<
  Prisma.ReplayAttemptUncheckedUpdateInput,
  | "outcome"
  | "durationMs"
  | "status"
  | "failure"
  | "reason"
  | "answerHeaders"
  | "answerBody"
> {
  return {
    outcome: result.outcome,
    durationMs: result.durationMs,
    status: result.status,
    failure: result.failure,
    reason: result.reason && boundedText(result.reason, 300),
    answerHeaders: result.headers.map(([name, value]) => [
      toStorable(name),
      toStorable(value),
    ]),
    answerBody: result.body && toStorable(result.body),
  };
}

/** Records how an attempt ended. A receiver may repeat what was sent to it: of an event that was erased meanwhile its answer is not kept. */
export async function finishAttempt(
  id: string,
  result: AttemptResult,
  transaction: Transaction,
): Promise<void> {
  const { eventId } = await transaction.replayAttempt.update({
    where: { id },
    data: toOutcomeColumns(result),
  });
  const erased = await transaction.event.count({
    where: { id: eventId, NOT: { erasedAt: null } },
  });
  if (erased === 0) return;
  await transaction.replayAttempt.update({
    where: { id },
    data: { answerHeaders: Prisma.DbNull, answerBody: null, reason: null },
  });
}
