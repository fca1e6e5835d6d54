import { setTimeout as delay } from "node:timers/promises";
import { v7 as uuidV7 } from "uuid";
import {
  type ActiveRun,
  settleEndedLeases,
} from "#lib/db/replays/advance-run.ts";
import {
  claimItems,
  deleteLease,
  insertLease,
  leaseMs,
  renewLease,
} from "#lib/db/replays/claim-items.ts";
import { log } from "#lib/log.ts";
import { systemContext } from "#lib/services/context.ts";
import { finishRun } from "#lib/services/replays/finish-run.ts";
import { stopFailingRun } from "#lib/services/replays/stop-failing-run.ts";
import type { EventSender } from "#lib/services/destinations/to-sender.ts";
import { OutcomeWriter } from "./outcome-writer.ts";
import { sendBlock } from "./send-block.ts";
import { Turns } from "./turns.ts";

const maxBlock = 150;
/** Blocks at once, so that no time passes in which one is claimed or written and none is sent: of a run that may go fast, and of any other. */
const fastLanes = 3;
const usualLanes = 2;
/** How long outcomes are gathered before they are written: few commits are few that a webhook's has to wait for. */
const fastGatherMs = 25;
const usualGatherMs = 100;
const maxWindow = 5_000;
const idleMs = 150;
const afterFailureMs = 500;
/** So much of a second is claimed at once: what a killed worker leaves in doubt of each block. */
const claimedSeconds = 0.25;
/** From so many a second on. */
const fastRate = 500;

/**
 * This process's share of one run: claims, sends and settles until the run is over, is not to be
 * sent any more, or this process stops. As many processes as like may do so at the same time.
 */
export class RunWorker {
  readonly #run: ActiveRun;
  readonly #sender: EventSender;
  readonly #writer: OutcomeWriter;
  readonly #turns: Turns;
  readonly #stopping = new AbortController();
  readonly #lanes: Promise<unknown>;
  #leaseId: Promise<string> | null = null;
  #heartbeat: NodeJS.Timeout | undefined;

  constructor(run: ActiveRun, sender: EventSender) {
    this.#run = run;
    this.#sender = sender;
    const isFast = run.ratePerSecond >= fastRate;
    this.#writer = new OutcomeWriter(
      isFast ? fastGatherMs : usualGatherMs,
      { runId: run.id, destinationId: run.destinationId },
      async (lastReason) => {
        await this.#stopIfFailing(lastReason);
      },
    );
    this.#turns = new Turns(run.connections);
    const lanes = isFast ? fastLanes : usualLanes;
    this.#lanes = Promise.all(
      Array.from(
        // One after another means one block after another, too.
        { length: run.connections === 1 ? 1 : lanes },
        () => this.#work(),
      ),
    );
  }

  /** Begins nothing more, waits for what is under way and has it written. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#lanes;
    await this.#writer.written();
    clearInterval(this.#heartbeat);
    const leaseId = await this.#leaseId?.catch(() => null);
    if (leaseId != null) await deleteLease(leaseId).catch(() => undefined);
    await this.#sender.close();
  }

  async #work(): Promise<void> {
    const { signal } = this.#stopping;
    const block = Math.min(
      maxBlock,
      Math.max(1, Math.ceil(this.#run.ratePerSecond * claimedSeconds)),
    );
    let window = 2 * block;
    while (!signal.aborted) {
      try {
        const claimed = await this.#sendNext(block, window);
        window = claimed >= block ? 2 * block : Math.min(2 * window, maxWindow);
        if (claimed === 0) await this.#idle();
      } catch (error) {
        log().error(
          { err: error, runId: this.#run.id },
          "A block of a replay broke off; it is taken up again.",
        );
        await pause(afterFailureMs, signal);
      }
    }
  }

  /** @returns how many were claimed */
  async #sendNext(limit: number, window: number): Promise<number> {
    const leaseId = await this.#lease();
    const items = await claimItems({
      runId: this.#run.id,
      leaseId,
      limit,
      window,
    });
    if (items.length > 0)
      await sendBlock({
        run: this.#run,
        leaseId,
        items,
        sender: this.#sender,
        writer: this.#writer,
        turns: this.#turns,
        stopping: this.#stopping.signal,
      });
    return items.length;
  }

  /** Nothing to claim: what others left is settled, and perhaps the run is over. */
  async #idle(): Promise<void> {
    const left = await settleEndedLeases(this.#run.id);
    if (left === 0) await finishRun(systemContext("replays"), this.#run.id);
    await pause(idleMs, this.#stopping.signal);
  }

  async #stopIfFailing(lastReason: string): Promise<void> {
    try {
      await stopFailingRun(systemContext("replays"), this.#run.id, lastReason);
    } catch (error) {
      log().error(
        { err: error, runId: this.#run.id },
        "Whether a replay fails too often could not be told.",
      );
    }
  }

  #lease(): Promise<string> {
    this.#leaseId ??= this.#openLease();
    return this.#leaseId;
  }

  async #openLease(): Promise<string> {
    const id = uuidV7();
    try {
      await insertLease(id, this.#run.id);
    } catch (error) {
      this.#leaseId = null;
      throw error;
    }
    clearInterval(this.#heartbeat);
    this.#heartbeat = setInterval(() => {
      renewLease(id).then(
        (isHeld) => {
          // Whoever gave it away took us for dead: go on under a new one.
          if (!isHeld) this.#leaseId = null;
        },
        () => undefined,
      );
    }, leaseMs / 5);
    return id;
  }
}

function pause(ms: number, signal: AbortSignal): Promise<unknown> {
  return delay(ms, undefined, { signal }).catch(() => undefined);
}
