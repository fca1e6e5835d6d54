import { hashSourceKey } from "../crypto/source-key.ts";
import { findSources, type IngestSource } from "#lib/db/ingest/find-sources.ts";
import type { InsertedEvent } from "#lib/db/ingest/insert-events.ts";
import type { Rejection } from "#lib/domain/event/event-values.ts";
import {
  verifyWebhook,
  type ArrivedRequest,
  type VerifiedWebhook,
} from "./verify-webhook.ts";
import { recordRejections } from "./record-rejections.ts";
import { storeEvents } from "./store-events.ts";
import { toNewEvent } from "./to-new-event.ts";
import type { Receipt } from "./webhook-request.ts";

/**
 * Receives a group of requests: finds their sources as they are now, checks
 * signatures, reads the bodies and stores all of it in one transaction.
 * Receipts come in the order of the requests. What concerns one of them alone, as a secret that does not decrypt or
 * a value that Postgres refuses, costs no other its receipt. When this throws, none was
 * acknowledged, and the senders may be told to try again.
 */
export async function commitGroup(
  requests: readonly ArrivedRequest[],
): Promise<Receipt[]> {
  const sources = await findSourcesByKey(requests);
  const verified = requests.map((request) =>
    verifyWebhook(request, sources.get(request.sourceKey)),
  );
  const kept = await recordRejections(verified);
  const events = verified.flatMap((verdict) => {
    if (verdict.kind === "admitted") return [toNewEvent(verdict, null)];
    const cause = kept.get(verdict.request.id);
    return verdict.kind === "rejected" && cause
      ? [toNewEvent(verdict, cause)]
      : [];
  });
  const stored = new Map(
    (await storeEvents(events)).map((event) => [event.id, event]),
  );
  return verified.map((verdict) => toReceipt(verdict, stored, kept));
}

async function findSourcesByKey(
  requests: readonly ArrivedRequest[],
): Promise<ReadonlyMap<string, IngestSource>> {
  const keys = [...new Set(requests.map(({ sourceKey }) => sourceKey))];
  const hashes = keys.map((key) => hashSourceKey(key));
  const found = new Map(
    (await findSources(hashes)).map((source) => [
      toHex(source.keyHash),
      source,
    ]),
  );
  return new Map(
    keys.flatMap((key, index) => {
      const hash = hashes[index];
      const source = hash && found.get(toHex(hash));
      return source ? [[key, source] as const] : [];
    }),
  );
}

function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}

function toReceipt(
  verdict: VerifiedWebhook,
  stored: ReadonlyMap<string, InsertedEvent>,
  kept: ReadonlyMap<string, Rejection>,
): Receipt {
  const { id } = verdict.request;
  switch (verdict.kind) {
    case "undecidable":
      return { outcome: "unavailable" };
    case "unknown_source":
    case "revoked_key":
      return { outcome: "unknown_source" };
    case "rejected": {
      const cause = kept.get(id);
      if (cause && !stored.has(id)) return { outcome: "unavailable" };
      return {
        outcome: "rejected",
        id: cause ? id : null,
        rejection: cause ?? verdict.rejection,
      };
    }
    case "admitted": {
      const outcome = stored.get(id)?.outcome;
      // Not stored, where the database went out of reach in the middle of a group.
      if (outcome === undefined) return { outcome: "unavailable" };
      if (outcome === "rejected")
        throw new Error(`Event ${id} was stored with no outcome of its own.`);
      return { outcome, id };
    }
  }
}
