import { createHash } from "node:crypto";
import { openSealedText } from "../crypto/sealed-text.ts";
import {
  insertEvents,
  type InsertedEvent,
  type NewEvent,
} from "../db/insert-events.ts";
import { isRefusedValue } from "../db/refused-value.ts";
import {
  findOtherSecrets,
  findSources,
  type IngestSource,
} from "../db/find-sources.ts";
import {
  countRefusals,
  findKeptRefusals,
  type KeptRefusals,
} from "../db/source-refusals.ts";
import type { Rejection } from "../domain/event-values.ts";
import { readEvent } from "../domain/read-event.ts";
import { withoutSearchableJson } from "../domain/without-searchable-json.ts";
import { env } from "../env.ts";
import {
  findSignatureCause,
  verifySignature,
  type SignatureCheck,
  type SigningSecret,
} from "./verify-signature.ts";
import {
  headerOf,
  type Receipt,
  type WebhookRequest,
} from "./webhook-request.ts";

/** A request with the identity it got when it had wholly arrived. */
export type ArrivedRequest = WebhookRequest & {
  /** A UUIDv7; its order is the order of arrival. */
  readonly id: string;
  readonly receivedAt: Date;
};

/**
 * Most rejected requests, and bytes of their bodies, that one source keeps of
 * one UTC day, so that nobody who knows an address can fill the disk.
 */
export const REJECTED_KEPT_PER_DAY = 1_000;
export const REJECTED_BYTES_KEPT_PER_DAY = 64 * 1024 * 1024;

type Judged =
  | { readonly request: ArrivedRequest; readonly source: null }
  | {
      readonly request: ArrivedRequest;
      readonly source: IngestSource;
      readonly check: SignatureCheck;
      readonly rejection: Rejection | null;
    };

type Refused = Judged & { source: IngestSource; rejection: Rejection };

/**
 * Receives a group of requests: finds their sources as they are now, checks
 * signatures, reads the bodies and stores all of it in one transaction.
 *
 * Receipts come in the order of the requests; when this throws, none of the
 * requests was stored, and the senders may be told to try again.
 */
export async function commitGroup(
  requests: readonly ArrivedRequest[],
): Promise<Receipt[]> {
  const sources = await findSourcesByKey(requests);
  const judged = requests.map((request) =>
    judge(request, sources.get(request.sourceKey)),
  );
  const kept = await keepRefusals(judged.filter(isRefused));
  const events = judged.flatMap((verdict) => {
    if (!verdict.source) return [];
    if (isRefused(verdict) && !kept.has(verdict.request.id)) return [];
    return [toNewEvent(verdict, kept.get(verdict.request.id) ?? null)];
  });
  const stored = new Map(
    (await insertBearing(events)).map((event) => [event.id, event]),
  );
  return judged.map((verdict) => toReceipt(verdict, stored, kept));
}

async function findSourcesByKey(
  requests: readonly ArrivedRequest[],
): Promise<Map<string, IngestSource>> {
  const hashes = new Map<string, string>();
  for (const { sourceKey } of requests) {
    if (!hashes.has(sourceKey))
      hashes.set(sourceKey, hashKey(sourceKey).toString("hex"));
  }
  const found = await findSources(
    [...hashes.values()].map((hex) => Buffer.from(hex, "hex")),
  );
  const byHash = new Map(
    found.map((source) => [
      Buffer.from(source.keyHash).toString("hex"),
      source,
    ]),
  );
  return new Map(
    [...hashes].flatMap(([key, hash]) => {
      const source = byHash.get(hash);
      return source ? [[key, source] as const] : [];
    }),
  );
}

function hashKey(key: string): Buffer {
  return createHash("sha256").update(key).digest();
}

function judge(
  request: ArrivedRequest,
  source: IngestSource | undefined,
): Judged {
  if (!source) return { request, source: null };
  if (request.body === null) {
    return {
      request,
      source,
      check: { verdict: "not_checked" },
      rejection: "body_too_large",
    };
  }
  const check = verifySignature(
    request.body,
    signatureOf(request),
    openSecrets(source, false),
  );
  return {
    request,
    source,
    check,
    rejection: "rejection" in check ? check.rejection : null,
  };
}

function signatureOf(request: ArrivedRequest): string | null {
  return headerOf(request.headers, "x-voucherify-signature");
}

function openSecrets(source: IngestSource, retired: boolean): SigningSecret[] {
  return source.secrets
    .filter((secret) => secret.retired === retired)
    .map(({ id, sealed }) => ({ id, text: openSecret(sealed) }));
}

function openSecret(sealed: Uint8Array): string {
  const { appSecret } = env();
  if (appSecret === null)
    throw new Error("APP_SECRET is not set in this process.");
  return openSealedText(sealed, appSecret);
}

function isRefused(verdict: Judged): verdict is Refused {
  return verdict.source !== null && verdict.rejection !== null;
}

/**
 * Decides which refused requests are kept, and counts all of them.
 *
 * @returns the likely cause of each that is kept, by the id of its request
 */
async function keepRefusals(
  refused: readonly Refused[],
): Promise<Map<string, Rejection>> {
  const kept = new Map<string, Rejection>();
  if (refused.length === 0) return kept;
  const today = refused[0]?.request.receivedAt ?? new Date();
  const held = await findKeptRefusals(
    [...new Set(refused.map(({ source }) => source.sourceId))],
    today,
  );
  const others = refused.some(
    ({ rejection }) => rejection === "signature_mismatch",
  )
    ? await findOtherSecrets()
    : [];
  for (const verdict of refused) {
    const budget = held.get(verdict.source.sourceId) ?? {
      requests: 0,
      bytes: 0,
    };
    if (!hasRoom(budget, verdict.request)) continue;
    held.set(verdict.source.sourceId, spend(budget, verdict.request));
    kept.set(verdict.request.id, findCause(verdict, others));
  }
  await countRefusals(
    refused.map(({ request, source, rejection }) => ({
      sourceId: source.sourceId,
      at: request.receivedAt,
      cause: kept.get(request.id) ?? rejection,
      keptBytes: kept.has(request.id) ? (request.body?.length ?? 0) : null,
    })),
  );
  return kept;
}

function hasRoom(budget: KeptRefusals, { body }: ArrivedRequest): boolean {
  return (
    budget.requests < REJECTED_KEPT_PER_DAY &&
    budget.bytes + (body?.length ?? 0) <= REJECTED_BYTES_KEPT_PER_DAY
  );
}

function spend(budget: KeptRefusals, { body }: ArrivedRequest): KeptRefusals {
  return {
    requests: budget.requests + 1,
    bytes: budget.bytes + (body?.length ?? 0),
  };
}

function findCause(
  { request, source, rejection }: Refused,
  others: readonly { id: string; sourceId: string; sealed: Uint8Array }[],
): Rejection {
  const signature = signatureOf(request);
  if (rejection !== "signature_mismatch" || !request.body || signature === null)
    return rejection;
  return findSignatureCause(request.body, signature, {
    active: openSecrets(source, false),
    retired: openSecrets(source, true),
    ofOtherSources: others
      .filter(({ sourceId }) => sourceId !== source.sourceId)
      .map(({ id, sealed }) => ({ id, text: openSecret(sealed) })),
  });
}

function toNewEvent(
  { request, source, check }: Judged & { source: IngestSource },
  rejection: Rejection | null,
): NewEvent {
  const { body } = request;
  const reading = readEvent(body ?? new Uint8Array());
  const sha256 = body && createHash("sha256").update(body).digest();
  const deliveryKey = reading.sendoutId
    ? { kind: "sendout" as const, value: reading.sendoutId }
    : sha256 && { kind: "bytes" as const, value: sha256.toString("hex") };
  return {
    id: request.id,
    sourceId: source.sourceId,
    receivedAt: request.receivedAt,
    body,
    bodySize: request.bodySize,
    bodySha256: sha256,
    contentType:
      headerOf(request.headers, "content-type")?.slice(0, 256) ?? null,
    headers: request.headers,
    remoteAddress: request.remoteAddress,
    signature: check.verdict,
    secretId: check.verdict === "valid" ? check.secretId : null,
    rejection,
    deliveryKey: rejection ? null : deliveryKey,
    reading,
  };
}

/**
 * Stores events even when Postgres refuses a value of one of them: the group is
 * halved until the culprit stands alone, and that one is stored without its
 * searchable form, which is derived from its bytes and can be missed.
 */
async function insertBearing(
  events: readonly NewEvent[],
): Promise<InsertedEvent[]> {
  if (events.length === 0) return [];
  try {
    return await insertEvents(events);
  } catch (error) {
    if (!isRefusedValue(error)) throw error;
    const [only] = events;
    if (events.length > 1 || !only) {
      const middle = Math.ceil(events.length / 2);
      return [
        ...(await insertBearing(events.slice(0, middle))),
        ...(await insertBearing(events.slice(middle))),
      ];
    }
    if (only.reading.searchableJson === null) throw error;
    return insertBearing([
      { ...only, reading: withoutSearchableJson(only.reading) },
    ]);
  }
}

function toReceipt(
  verdict: Judged,
  stored: ReadonlyMap<string, InsertedEvent>,
  kept: ReadonlyMap<string, Rejection>,
): Receipt {
  if (!verdict.source) return { outcome: "unknown_source" };
  const { id } = verdict.request;
  if (verdict.rejection) {
    const cause = kept.get(id);
    return {
      outcome: "rejected",
      id: cause ? id : null,
      rejection: cause ?? verdict.rejection,
    };
  }
  const outcome = stored.get(id)?.outcome;
  if (outcome !== "accepted" && outcome !== "duplicate") {
    throw new Error(`Event ${id} has no outcome.`);
  }
  return { outcome, id };
}
