import { nextEventId } from "#lib/domain/event/event-id.ts";
import { uuidV7ToTime } from "#lib/domain/event/uuid-v7-time.ts";
import {
  announceStored,
  finishAnnouncing,
} from "#lib/db/arrivals/announce-stored.ts";
import {
  flushGinPendingListSoon,
  stopFlushingGinPendingList,
} from "#lib/db/maintenance/gin-pending-list.ts";
import { log } from "../log.ts";
import { onePerProcess } from "../one-per-process.ts";
import { commitGroup } from "./commit-group.ts";
import { GroupCommit, QueueRejection } from "./group-commit.ts";
import { noteGroup } from "./store-health.ts";
import type { ArrivedRequest } from "./verify-webhook.ts";
import type { Receipt, WebhookRequest } from "./webhook-request.ts";

const queue = onePerProcess(
  "ingestQueue",
  () =>
    new GroupCommit<ArrivedRequest, Receipt>(commitOrLog, {
      groupItems: 256,
      groupBytes: 8 * 1024 * 1024,
      groups: 2,
      waitingItems: 4_096,
      waitingBytes: 128 * 1024 * 1024,
      waitMs: 2_000,
    }),
);

/**
 * Voucherify gives up after ten seconds. Waiting for a group and the group's
 * statements have limits of their own, which may add up to more than that.
 */
const ANSWER_WITHIN_MS = 8_000;

/** A failure is logged once, however many requests its group holds. */
async function commitOrLog(
  requests: readonly ArrivedRequest[],
): Promise<Receipt[]> {
  try {
    const receipts = await commitGroup(requests);
    noteGroup(true);
    return receipts;
  } catch (error) {
    noteGroup(false);
    log().error(
      { err: error, requests: requests.length },
      "A group was not stored.",
    );
    return requests.map(() => ({ outcome: "unavailable" }));
  }
}

/**
 * Receives one webhook. When this resolves with `accepted`, `duplicate` or a
 * kept `rejected`, the event is committed to Postgres with synchronous commit
 * and visible to every query. What cannot be stored is `unavailable`: the sender
 * is told to try again.
 */
export async function receiveWebhook(
  request: WebhookRequest,
): Promise<Receipt> {
  const id = nextEventId();
  const arrived = { ...request, id, receivedAt: uuidV7ToTime(id) };
  try {
    const receipt = await inTime(
      queue.get().submit(arrived, (request.body?.length ?? 0) + 2_048),
    );
    if ("id" in receipt) {
      announceStored(id);
      flushGinPendingListSoon();
    }
    return receipt;
  } catch (error) {
    if (error instanceof QueueRejection) return { outcome: "unavailable" };
    throw error;
  }
}

/** A store that answers late may still have stored: the sender's next try is then a duplicate. */
function inTime(receipt: Promise<Receipt>): Promise<Receipt> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      resolve({ outcome: "unavailable" });
    }, ANSWER_WITHIN_MS);
    const done = () => {
      clearTimeout(timer);
    };
    receipt.finally(done).then(resolve, reject);
  });
}

/** Resolves when every webhook received so far is answered, and open pages know of it. */
export async function drainWebhooks(): Promise<void> {
  await queue.get().drain();
  await Promise.all([finishAnnouncing(), stopFlushingGinPendingList()]);
}
