import { v7 as uuidV7 } from "uuid";
import { announceStored } from "../db/announce-stored.ts";
import { log } from "../log.ts";
import { commitGroup } from "./commit-group.ts";
import { GroupCommit, QueueRefusal } from "./group-commit.ts";
import type { ArrivedRequest } from "./judge-request.ts";
import type { Receipt, WebhookRequest } from "./webhook-request.ts";

// Next bundles its own copy of this module: one queue per process hangs on globalThis.
const container = globalThis as {
  segmentInspectorQueue?: GroupCommit<ArrivedRequest, Receipt>;
};

/** Together with the statements' own limits, every answer comes well within Voucherify's ten seconds. */
function queue(): GroupCommit<ArrivedRequest, Receipt> {
  container.segmentInspectorQueue ??= new GroupCommit(commitGroup, {
    groupItems: 256,
    groupBytes: 8 * 1024 * 1024,
    groups: 2,
    waitingItems: 4_096,
    waitingBytes: 128 * 1024 * 1024,
    waitMs: 2_000,
  });
  return container.segmentInspectorQueue;
}

/**
 * Receives one webhook. When this resolves with `accepted`, `duplicate` or a
 * kept `rejected`, the event is committed to Postgres with synchronous commit
 * and visible to every query. It never throws: what cannot be stored is
 * `unavailable`, and nothing of it was acknowledged.
 */
export async function receiveWebhook(
  request: WebhookRequest,
): Promise<Receipt> {
  const id = uuidV7();
  const arrived = { ...request, id, receivedAt: timeOf(id) };
  try {
    const receipt = await queue().submit(
      arrived,
      (request.body?.length ?? 0) + 2_048,
    );
    if (receipt.outcome !== "unknown_source") announceStored(id);
    return receipt;
  } catch (error) {
    if (!(error instanceof QueueRefusal))
      log().error({ err: error }, "A group was not stored.");
    return { outcome: "unavailable" };
  }
}

/** Resolves when every webhook received so far is answered. */
export function drainWebhooks(): Promise<void> {
  return queue().drain();
}

function timeOf(id: string): Date {
  return new Date(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16));
}
