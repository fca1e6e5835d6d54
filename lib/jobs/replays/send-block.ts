import {
  type ClaimedItem,
  findSentElsewhere,
  releaseItems,
  skipItems,
} from "#lib/db/replays/claim-items.ts";
import { reserveSlots } from "#lib/db/replays/reserve-slots.ts";
import type { ActiveRun } from "#lib/db/replays/advance-run.ts";
import {
  findReplayableEvents,
  type ReplayableEvent,
} from "#lib/db/replays/find-replayable.ts";
import type { SettledItem } from "#lib/db/replays/settle-items.ts";
import { retryDelayMs } from "#lib/domain/replay/retry-delay.ts";
import type { SendResult } from "#lib/replay/sending/send-result.ts";
import type { EventSender } from "#lib/services/destinations/to-sender.ts";
import { makeAttemptId } from "./attempt-id.ts";
import type { DatabaseClock } from "./database-clock.ts";
import type { OutcomeWriter } from "./outcome-writer.ts";
import { Slots } from "./slots.ts";
import type { Turns } from "./turns.ts";
import { untilDone } from "./until-done.ts";

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
  readonly clock: DatabaseClock;
  /** So late a reserved moment may still be used. */
  readonly maxLateMs: number;
  /** Asks to begin no more. */
  readonly stopping: AbortSignal;
};

/** An event that another run is sending is looked at again within so long, at random: two that wait for each other part. */
const maxYieldMs = 2_000;

/** Of a usual answer so much is kept, and of any other all that was read. */
const keptOfUsual = 200;

/**
 * Sends what was claimed, each at its moment, a customer's events one after another. What was not begun
 * when it is asked to stop, or waits for an earlier one that is to be tried again, is given back.
 */
export async function sendBlock(block: Block): Promise<void> {
  const { run, leaseId, writer } = block;
  const release = (items: readonly number[]) =>
    untilDone(
      () => releaseItems(run.id, leaseId, items),
      run.id,
      "Events that a replay claimed are not given back yet.",
    );
  const sendable = await loadSendable(block).catch(async (error: unknown) => {
    await release(block.items.map(({ position }) => position));
    throw error;
  });
  const slots = new Slots({
    reserve: (count) => reserveSlots(run.id, count),
    clock: block.clock,
    wanted: sendable.length,
    maxLateMs: block.maxLateMs,
    stopping: block.stopping,
  });
  const chains = toChains(sendable);
  const unsent: number[] = [];
  const written: Promise<void>[] = [];
  const work = async () => {
    for (let chain = chains.shift(); chain; chain = chains.shift())
      unsent.push(...(await sendChain(block, chain, slots, written)));
  };
  const width = Math.min(run.connections, chains.length);
  await Promise.all(Array.from({ length: width }, work));
  writer.hurry();
  if (unsent.length > 0) await release(unsent);
  await Promise.all(written);
}

/**
 * Loads the events, and takes out what the destination got meanwhile, what another run is sending there now, and what is
 * there no more.
 */
async function loadSendable({
  run,
  leaseId,
  items,
}: Block): Promise<ItemToSend[]> {
  const ids = items.map(({ eventId }) => eventId);
  const [events, elsewhere] = await Promise.all([
    findReplayableEvents("all", ids),
    run.skipDelivered ? findSentElsewhere(run, ids) : null,
  ]);
  const byId = new Map(events.map((event) => [event.id, event]));
  const sendable: ItemToSend[] = [];
  const skipped: Record<"delivered" | "no_body", number[]> = {
    delivered: [],
    no_body: [],
  };
  const yielded: ClaimedItem[] = [];
  for (const item of items) {
    const event = byId.get(item.eventId);
    if (elsewhere?.delivered.has(item.eventId))
      skipped.delivered.push(item.position);
    else if (event?.body == null) skipped.no_body.push(item.position);
    else if (elsewhere?.underWay.has(item.eventId) || waitsFor(item, yielded))
      yielded.push(item);
    else sendable.push({ ...item, event: { ...event, body: event.body } });
  }
  for (const [reason, positions] of Object.entries(skipped)) {
    if (positions.length > 0)
      await skipItems(run.id, leaseId, positions, reason);
  }
  if (yielded.length > 0)
    await releaseItems(
      run.id,
      leaseId,
      yielded.map(({ position }) => position),
      Math.random() * maxYieldMs,
    );
  return sendable;
}

/** Whether an earlier event of its customer is among those. */
function waitsFor(
  { customerKey }: ClaimedItem,
  earlier: readonly ClaimedItem[],
): boolean {
  return (
    customerKey !== null &&
    earlier.some((one) => one.customerKey === customerKey)
  );
}

/** @returns positions that were not begun */
async function sendChain(
  { run, leaseId, sender, writer, turns, clock, stopping }: Block,
  chain: readonly ItemToSend[],
  slots: Slots,
  written: Promise<void>[],
): Promise<number[]> {
  for (const [index, item] of chain.entries()) {
    const result = await turns.take(async () => {
      await slots.next();
      return stopping.aborted
        ? null
        : sender.send(item.event, { runId: run.id, attempt: item.attempt });
    });
    if (result === null)
      return chain.slice(index).map(({ position }) => position);
    const settled = toSettled(item, result, clock.toDatabase(result.startedAt));
    written.push(writer.add(leaseId, settled));
    if (settled.retryInMs !== null)
      return chain.slice(index + 1).map(({ position }) => position);
  }
  return [];
}

/** @param startedAt by the database's clock, so that attempts of workers whose clocks differ are told in their order */
function toSettled(
  item: ItemToSend,
  result: SendResult,
  startedAt: Date,
): SettledItem {
  const isUsual = result.outcome === "delivered";
  return {
    id: makeAttemptId(startedAt.getTime() + result.durationMs),
    position: item.position,
    eventId: item.eventId,
    attempt: item.attempt,
    outcome: result.outcome,
    startedAt,
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
