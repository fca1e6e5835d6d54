import { createHash } from "node:crypto";
import { z } from "zod";
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
import { readEvent } from "#lib/domain/reading/read-event.ts";
import { AppError } from "#lib/errors/app-error.ts";
import {
  type SigningSecret,
  verifySignature,
} from "#lib/ingest/verify-signature.ts";
import { decryptSecret } from "#lib/ingest/verify-webhook.ts";
import { recordActivity } from "#lib/services/activity/record-activity.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";

export type Reverification = {
  /** Rejected events of the source whose bytes were kept. */
  readonly checked: number;
  /** Of those, how many verify by the secrets as they are now. */
  readonly valid: number;
  /** Of those, how many were accepted; the others repeat what was accepted already. */
  readonly accepted: number;
};

const batchSize = 200;

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
  const result = { checked: 0, valid: 0, accepted: 0 };
  for (let after: string | null = null; ;) {
    const batch: RejectedEvent[] = await selectRejectedEvents(
      source.id,
      after,
      batchSize,
    );
    const verified = batch.flatMap((event) => toVerified(event, secrets));
    result.checked += batch.length;
    result.valid += verified.length;
    if (!dryRun && verified.length > 0) {
      const ids = await acceptEvents(source.id, verified, context.now);
      result.accepted += ids.length;
    }
    after = batch.at(-1)?.id ?? null;
    if (batch.length < batchSize) break;
  }
  if (!dryRun)
    await transact((transaction) =>
      recordActivity(transaction, context, {
        action: "source.reverify",
        target: { kind: "source", id: source.id, name: source.name },
        details: result,
      }),
    );
  return result;
}

/** Those that can be read: one that cannot stops none of the others. */
async function readSecrets(source: {
  readonly id: string;
  readonly name: string;
}): Promise<SigningSecret[]> {
  const stored = await selectActiveSecrets(source.id);
  const secrets = stored.flatMap(
    ({ id, secretEncrypted: sealed }) => decryptSecret({ id, sealed }) ?? [],
  );
  if (stored.length > 0 && secrets.length === 0)
    throw new AppError(
      "unprocessable",
      `No secret of the source ${source.name} can be read with this APP_SECRET. Enter its secret again, or start with the APP_SECRET that it was stored under.`,
    );
  return secrets;
}

function toVerified(
  { id, body, signature }: RejectedEvent,
  secrets: readonly SigningSecret[],
): VerifiedEvent[] {
  const check = verifySignature(body, signature, secrets);
  if (check.verdict !== "valid") return [];
  const { saysEntered, sendoutId } = readEvent(body);
  const sha256 = createHash("sha256").update(body).digest("hex");
  return [
    {
      id,
      secretId: check.secretId,
      saysEntered,
      deliveryKey:
        sendoutId === null ? `bytes:${sha256}` : `sendout:${sendoutId}`,
    },
  ];
}
