import { setTimeout as delay } from "node:timers/promises";
import { v7 as uuidV7 } from "uuid";
import {
  type ClaimedItem,
  findDelivered,
  releaseItems,
  reserveSlots,
  skipItems,
} from "#lib/db/replays/claim-items.ts";
import type { ActiveRun } from "#lib/db/replays/advance-run.ts";
import {
  findReplayableEvents,
  type ReplayableEvent,
} from "#lib/db/replays/find-replayable.ts";
import type { SettledItem } from "#lib/db/replays/settle-items.ts";
import { retryDelayMs } from "#lib/domain/replay/retry-delay.ts";
import type { SendResult } from "#lib/replay/sending/send-result.ts";
import type { EventSender } from "#lib/services/destinations/to-sender.ts";
import type { OutcomeWriter } from "./outcome-writer.ts";
import type { Turns } from "./turns.ts";

type Sendable = ReplayableEvent & { readonly body: Uint8Array };
type ItemToSend = ClaimedItem & { readonly event: Sendable };

export type Block = {
  readonly run: ActiveRun;
  readonly leaseId: string;
  readonly items: readonly ClaimedItem[];
  readonly sender: EventSender;
  readonly writer: OutcomeWriter;
  /** Of this and the other blocks that are being sent: how many requests may be under way at once. */
  readonly turns: Turns;
  /** Asks to begin no more. */
  readonly stopping: AbortSignal;
};

/** Of a usual answer so much is kept, and of any other all that was read. */
const keptOfUsual = 200;

/**
 * Sends what was claimed, each at its moment, a customer's events one after another. What was not begun
 * when it is asked to stop, or waits for an earlier one that is to be tried again, is given back.
 */
export async function sendBlock(block: Block): Promise<void> {
  const { run, leaseId } = block;
  const sendable = await loadSendable(block);
  const slots =
    sendable.length === 0 ? null : await reserveSlots(run.id, sendable.length);
  if (slots === null) return;
  const first = performance.now() + slots.waitMs;
  let taken = 0;
  const chains = toChains(sendable);
  const unsent: number[] = [];
  const written: Promise<void>[] = [];
  const work = async () => {
    for (let chain = chains.shift(); chain; chain = chains.shift()) {
      const left = await sendChain(block, chain, written, async () => {
        const due = first + taken++ * slots.gapMs;
        await waitUntil(due, block.stopping);
      });
      unsent.push(...left);
    }
  };
  const width = Math.min(run.connections, chains.length);
  await Promise.all(Array.from({ length: width }, work));
  if (unsent.length > 0) await releaseItems(run.id, leaseId, unsent);
  await Promise.all(written);
}

/** Loads the events, and takes out what the destination got meanwhile or what is there no more. */
async function loadSendable({
  run,
  leaseId,
  items,
}: Block): Promise<ItemToSend[]> {
  const ids = items.map(({ eventId }) => eventId);
  const [events, delivered] = await Promise.all([
    findReplayableEvents("all", ids),
    run.skipDelivered ? findDelivered(run.destinationId, ids) : null,
  ]);
  const byId = new Map(events.map((event) => [event.id, event]));
  const sendable: ItemToSend[] = [];
  const skipped: Record<"delivered" | "no_body", number[]> = {
    delivered: [],
    no_body: [],
  };
  for (const item of items) {
    const event = byId.get(item.eventId);
    if (delivered?.has(item.eventId)) skipped.delivered.push(item.position);
    else if (event?.body == null) skipped.no_body.push(item.position);
    else sendable.push({ ...item, event: { ...event, body: event.body } });
  }
  for (const [reason, positions] of Object.entries(skipped)) {
    if (positions.length > 0)
      await skipItems(run.id, leaseId, positions, reason);
  }
  return sendable;
}

/** @returns positions that were not begun */
async function sendChain(
  { run, leaseId, sender, writer, turns, stopping }: Block,
  chain: readonly ItemToSend[],
  written: Promise<void>[],
  waitForSlot: () => Promise<void>,
): Promise<number[]> {
  for (const [index, item] of chain.entries()) {
    await waitForSlot();
    const result = await turns.take(async () =>
      stopping.aborted
        ? null
        : sender.send(item.event, { runId: run.id, attempt: item.attempt }),
    );
    if (result === null)
      return chain.slice(index).map(({ position }) => position);
    const settled = toSettled(item, result);
    written.push(writer.add(leaseId, settled));
    if (settled.retryInMs !== null)
      return chain.slice(index + 1).map(({ position }) => position);
  }
  return [];
}

function toSettled(item: ItemToSend, result: SendResult): SettledItem {
  const isUsual = result.outcome === "delivered";
  return {
    id: uuidV7(),
    position: item.position,
    eventId: item.eventId,
    attempt: item.attempt,
    outcome: result.outcome,
    startedAt: result.startedAt,
    durationMs: result.durationMs,
    status: result.status,
    failure: result.failure,
    reason: result.reason,
    headers: isUsual ? null : result.headers,
    body: isUsual ? (result.body?.slice(0, keptOfUsual) ?? null) : result.body,
    retryInMs:
      result.outcome === "delivered"
        ? null
        : retryDelayMs(item.attempt, result, Math.random()),
  };
}

function toChains(items: readonly ItemToSend[]): ItemToSend[][] {
  const chains = new Map<string | number, ItemToSend[]>();
  for (const item of items) {
    const key = item.customerKey ?? item.position;
    const chain = chains.get(key);
    if (chain) chain.push(item);
    else chains.set(key, [item]);
  }
  return [...chains.values()];
}

async function waitUntil(due: number, stopping: AbortSignal): Promise<void> {
  const ms = due - performance.now();
  if (ms >= 1)
    await delay(ms, undefined, { signal: stopping }).catch(() => undefined);
}
