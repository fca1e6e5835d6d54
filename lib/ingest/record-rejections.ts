import { findOtherSecrets } from "#lib/db/ingest/find-sources.ts";
import {
  countRejections,
  findKeptRejections,
  type KeptRejections,
} from "#lib/db/ingest/source-rejections.ts";
import type { Rejection } from "#lib/domain/event/event-values.ts";
import {
  decryptSecret,
  decryptSecrets,
  signatureOf,
  type ArrivedRequest,
  type VerifiedWebhook,
  type RejectedWebhook,
} from "./verify-webhook.ts";
import { findSignatureCause } from "./verify-signature.ts";

/**
 * Most rejected requests, and bytes of their bodies, that one source keeps of
 * one UTC day, so that nobody who knows an address can fill the disk.
 */
export const REJECTED_KEPT_PER_DAY = 1_000;
const REJECTED_BYTES_KEPT_PER_DAY = 64 * 1024 * 1024;

type OtherSecrets = Awaited<ReturnType<typeof findOtherSecrets>>;

/**
 * Counts every refusal of a group, by source, day and cause, and decides which
 * of the refused requests are kept as rejected events.
 *
 * @returns the likely cause of each that is kept, by the id of its request
 */
export async function recordRejections(
  judged: readonly VerifiedWebhook[],
): Promise<ReadonlyMap<string, Rejection>> {
  const refused = judged.filter((verdict) => verdict.kind === "rejected");
  const revoked = judged.filter((verdict) => verdict.kind === "revoked_key");
  if (refused.length + revoked.length === 0) return new Map();
  const kept = await chooseKept(refused);
  await countRejections([
    ...refused.map(({ request, source, rejection }) => ({
      sourceId: source.sourceId,
      at: request.receivedAt,
      cause: kept.get(request.id) ?? rejection,
      keptBytes: kept.has(request.id) ? sizeOf(request) : null,
    })),
    ...revoked.map(({ request, source }) => ({
      sourceId: source.sourceId,
      at: request.receivedAt,
      cause: "key_revoked" as const,
      keptBytes: null,
    })),
  ]);
  return kept;
}

async function chooseKept(
  refused: readonly RejectedWebhook[],
): Promise<Map<string, Rejection>> {
  const kept = new Map<string, Rejection>();
  const [first] = refused;
  if (!first) return kept;
  const held = await findKeptRejections(
    [...new Set(refused.map(({ source }) => source.sourceId))],
    first.request.receivedAt,
  );
  const others = refused.some(needsForensics) ? await findOtherSecrets() : [];
  for (const verdict of refused) {
    const { sourceId } = verdict.source;
    const budget = held.get(sourceId) ?? { requests: 0, bytes: 0 };
    const size = sizeOf(verdict.request);
    if (!hasRoom(budget, size)) continue;
    held.set(sourceId, {
      requests: budget.requests + 1,
      bytes: budget.bytes + size,
    });
    kept.set(verdict.request.id, findCause(verdict, others));
  }
  return kept;
}

function hasRoom(held: KeptRejections, size: number): boolean {
  return (
    held.requests < REJECTED_KEPT_PER_DAY &&
    held.bytes + size <= REJECTED_BYTES_KEPT_PER_DAY
  );
}

function sizeOf({ body }: ArrivedRequest): number {
  return body?.length ?? 0;
}

function needsForensics({ rejection }: RejectedWebhook): boolean {
  return rejection === "signature_mismatch";
}

function findCause(verdict: RejectedWebhook, others: OtherSecrets): Rejection {
  const { request, source, rejection } = verdict;
  const signature = signatureOf(request);
  if (!needsForensics(verdict) || !request.body || signature === null) {
    return rejection;
  }
  return findSignatureCause(request.body, signature, {
    active: decryptSecrets(source, "active").readable,
    retired: decryptSecrets(source, "retired").readable,
    ofOtherSources: others
      .filter(({ sourceId }) => sourceId !== source.sourceId)
      .flatMap((secret) => decryptSecret(secret) ?? []),
  });
}
