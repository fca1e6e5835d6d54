import { createHash } from "node:crypto";
import { z } from "zod";
import { arrivalOf } from "#lib/bodies/arrival-of.ts";
import { transact } from "#lib/db/connection/transaction.ts";
import {
  acceptEvents,
  type RejectedEvent,
  selectRejectedEvents,
  type VerifiedEvent,
} from "#lib/db/sources/reverify-events.ts";
import {
  findSource,
  selectActiveSecrets,
} from "#lib/db/sources/select-sources.ts";
import type { EventFilter } from "#lib/domain/filter/event-filter.ts";
import { readEvent } from "#lib/domain/reading/read-event.ts";
import { AppError } from "#lib/errors/app-error.ts";
import {
  type SigningSecret,
  verifySignature,
} from "#lib/ingest/verify-signature.ts";
import { decryptSecret } from "#lib/ingest/verify-webhook.ts";
import { headerOf } from "#lib/ingest/webhook-request.ts";
import { recordActivity } from "#lib/services/record-activity.ts";
import {
  type NewReading,
  writeReadings,
} from "#lib/db/maintenance/write-readings.ts";
import { markReusedCodesOf } from "#lib/db/maintenance/mark-reused-codes.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";

export type Reverification = {
  /** Rejected events of the source whose bytes were kept. */
  readonly checked: number;
  /** Of those, how many verify by the secrets as they are now. */
  readonly valid: number;
  /** Of those, how many were accepted; the others repeat what was accepted already. */
  readonly accepted: number;
  /** What finds exactly those that were accepted; null where none was. */
  readonly acceptedFilter: EventFilter | null;
};

/** Bodies are held in memory while they are checked. */
const batchSize = 50;

/**
 * Checks the rejected events of a source against its secrets as they are now, and accepts what
 * verifies, with its own time of receipt. What repeats an accepted delivery becomes its duplicate.
 *
 * It may be broken off at any time: what was accepted stays accepted, and asking again goes on.
 *
 * @throws {AppError} `forbidden`, `not_found`, `unprocessable` when it has secrets and none of them can be read
 */
export async function reverifySource(
  context: Context,
  sourceId: string,
  { dryRun = false }: { readonly dryRun?: boolean | undefined } = {},
): Promise<Reverification> {
  authorize(context, "operate");
  const source = z.uuid().safeParse(sourceId).success
    ? await findSource(context.access.sources, sourceId)
    : null;
  if (!source)
    throw new AppError(
      "not_found",
      `There is no source ${sourceId.slice(0, 60)}.`,
    );
  const secrets = await readSecrets(source);
  const counts = { checked: 0, valid: 0, accepted: 0 };
  const accepted: VerifiedEvent[] = [];
  for (let after: string | null = null; ;) {
    const batch: RejectedEvent[] = await selectRejectedEvents(
      source.id,
      after,
      batchSize,
    );
    const verified = batch.flatMap((event) => toVerified(event, secrets));
    counts.checked += batch.length;
    counts.valid += verified.length;
    if (!dryRun && verified.length > 0) {
      // They were read by what was known of the source when they came.
      await writeReadings(verified);
      const ids = await acceptEvents(source.id, verified, context.now);
      await markReusedCodesOf(ids);
      counts.accepted += ids.length;
      accepted.push(...ends(verified.filter(({ id }) => ids.includes(id))));
    }
    after = batch.at(-1)?.id ?? null;
    if (batch.length < batchSize) break;
  }
  if (!dryRun)
    await transact((transaction) =>
      recordActivity(transaction, context, {
        action: "source.reverify",
        target: { kind: "source", id: source.id, name: source.name },
        details: counts,
      }),
    );
  return {
    ...counts,
    acceptedFilter: toFilter(source.id, ends(accepted), context.now),
  };
}

/** The first and the last, which bound the others. */
function ends(events: readonly VerifiedEvent[]): VerifiedEvent[] {
  return events.filter((_, at) => at === 0 || at === events.length - 1);
}

function toFilter(
  sourceId: string,
  [first, last = first]: readonly VerifiedEvent[],
  now: Date,
): EventFilter | null {
  if (!first || !last) return null;
  return {
    source: [sourceId],
    reverified: now.toISOString(),
    from: first.receivedAt.toISOString(),
    to: new Date(last.receivedAt.getTime() + 1).toISOString(),
  };
}

/** Those that can be read: one that cannot stops none of the others. */
async function readSecrets(source: {
  readonly id: string;
  readonly name: string;
}): Promise<SigningSecret[]> {
  const stored = await selectActiveSecrets(source.id);
  const secrets = stored.flatMap(
    ({ id, secretEncrypted: encrypted }) =>
      decryptSecret({ id, encrypted }) ?? [],
  );
  if (stored.length > 0 && secrets.length === 0)
    throw new AppError(
      "unprocessable",
      `No secret of the source ${source.name} can be read with this APP_SECRET. Enter its secret again, or start with the APP_SECRET that it was stored under.`,
    );
  return secrets;
}

function toVerified(
  { id, body, sourceMark, ...request }: RejectedEvent,
  secrets: readonly SigningSecret[],
): (VerifiedEvent & NewReading)[] {
  const { headers, receivedAt } = request;
  const signature = headerOf(headers, "x-voucherify-signature");
  const check = verifySignature(body, signature, secrets);
  if (check.verdict !== "valid") return [];
  const contentType = headerOf(headers, "content-type");
  const reading = readEvent(body, arrivalOf(body, { contentType, ...request }));
  const { sendoutId } = reading;
  const sha256 = createHash("sha256").update(body).digest("hex");
  return [
    {
      id,
      receivedAt,
      secretId: check.secretId,
      reading,
      sourceMark,
      deliveryKey:
        sendoutId === null ? `bytes:${sha256}` : `sendout:${sendoutId}`,
    },
  ];
}
