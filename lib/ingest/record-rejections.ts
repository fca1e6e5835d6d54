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
 * Counts every rejection of a group, by source, day and cause, and decides which
 * of the rejected requests are kept as events.
 *
 * @returns the likely cause of each that is kept, by the id of its request
 */
export async function recordRejections(
  verified: readonly VerifiedWebhook[],
): Promise<ReadonlyMap<string, Rejection>> {
  const rejected = verified.filter((verdict) => verdict.kind === "rejected");
  const revoked = verified.filter((verdict) => verdict.kind === "revoked_key");
  if (rejected.length + revoked.length === 0) return new Map();
  const kept = await chooseKept(rejected);
  await countRejections([
    ...rejected.map(({ request, source, rejection }) => ({
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
  rejected: readonly RejectedWebhook[],
): Promise<Map<string, Rejection>> {
  const kept = new Map<string, Rejection>();
  const [first] = rejected;
  if (!first) return kept;
  const held = await findKeptRejections(
    [...new Set(rejected.map(({ source }) => source.sourceId))],
    first.request.receivedAt,
  );
  const others = rejected.some(needsForensics) ? await findOtherSecrets() : [];
  for (const verdict of rejected) {
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
