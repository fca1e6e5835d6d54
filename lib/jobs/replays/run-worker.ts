import { setTimeout as delay } from "node:timers/promises";
import {
  type ActiveRun,
  settleEndedLeases,
} from "#lib/db/replays/advance-run.ts";
import { claimItems } from "#lib/db/replays/claim-items.ts";
import { log } from "#lib/log.ts";
import { systemContext } from "#lib/services/context.ts";
import { finishRun } from "#lib/services/replays/finish-run.ts";
import { stopFailingRun } from "#lib/services/replays/stop-failing-run.ts";
import type { EventSender } from "#lib/services/destinations/to-sender.ts";
import { DatabaseClock } from "./database-clock.ts";
import { Lease } from "./lease.ts";
import { OutcomeWriter } from "./outcome-writer.ts";
import { sendBlock } from "./send-block.ts";
import { maxLateMs } from "./slots.ts";
import { Turns } from "./turns.ts";

/** What one process has claimed of a run at a time, at most: so much of it is in doubt when the process is killed. */
export const maxClaimed = 200;
/** Blocks at once, so that no time passes in which one is claimed or written and none is sent. */
const lanes = 2;
const maxBlock = maxClaimed / lanes;
/** How long outcomes are gathered before they are written, unless their block is over: few commits are few that a webhook's has to wait for. */
const fastGatherMs = 30;
const usualGatherMs = 200;
const maxWindow = 5_000;
const idleMs = 150;
const afterFailureMs = 500;
/** So much of a second is claimed at once: what a killed worker leaves in doubt of each block. */
const claimedSeconds = 0.5;
/** From so many a second on. */
const fastRate = 500;
/** From here on all that one process has claimed at a time is less than 2 % of a second's: late moments are no overshoot then. */
const boundlessRate = maxClaimed / 0.02;

/**
 * This process's share of one run: claims, sends and settles until the run is over, is not to be
 * sent any more, or this process stops. As many processes as like may do so at the same time.
 */
export class RunWorker {
  readonly #run: ActiveRun;
  readonly #sender: EventSender;
  readonly #writer: OutcomeWriter;
  readonly #turns: Turns;
  readonly #clock = new DatabaseClock();
  readonly #stopping = new AbortController();
  readonly #lanes: Promise<unknown>;

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
    await this.#sender.close();
  }

  async #work(): Promise<void> {
    const { signal } = this.#stopping;
    const block = Math.min(
      maxBlock,
      Math.max(1, Math.ceil(this.#run.ratePerSecond * claimedSeconds)),
    );
    let window = block;
    let lease: Lease | null = null;
    while (!signal.aborted) {
      try {
        if (!lease?.isHeld) lease = await Lease.open(this.#run.id);
        const claimed = await this.#sendNext(lease, block, window);
        window = claimed >= block ? block : Math.min(2 * window, maxWindow);
        if (claimed === 0) await this.#idle();
      } catch (error) {
        log().error(
          { err: error, runId: this.#run.id },
          "A block of a replay broke off; it is taken up again.",
        );
        await pause(afterFailureMs, signal);
      }
    }
    await lease?.close();
  }

  /** @returns how many were claimed */
  async #sendNext(
    lease: Lease,
    limit: number,
    window: number,
  ): Promise<number> {
    const items = await claimItems({
      runId: this.#run.id,
      leaseId: lease.id,
      limit,
      window,
    }).catch(async (error: unknown) => {
      await lease.giveUp();
      throw error;
    });
    if (items.length > 0)
      await sendBlock({
        run: this.#run,
        leaseId: lease.id,
        items,
        sender: this.#sender,
        writer: this.#writer,
        turns: this.#turns,
        clock: this.#clock,
        maxLateMs:
          this.#run.ratePerSecond < boundlessRate ? maxLateMs : Infinity,
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
}

function pause(ms: number, signal: AbortSignal): Promise<unknown> {
  return delay(ms, undefined, { signal }).catch(() => undefined);
}
