import { setTimeout as delay } from "node:timers/promises";
import { log } from "#lib/log.ts";
import type { ReservedSlots } from "#lib/db/replays/reserve-slots.ts";
import type { DatabaseClock } from "./database-clock.ts";

/** So late a moment may still be used: within any second that makes at most 1.5 % more than the rate. */
export const maxLateMs = 15;
const afterFailureMs = 300;

export type SlotsOptions = {
  /** Null, or a failure, is asked again a little later. */
  readonly reserve: (count: number) => Promise<ReservedSlots | null>;
  readonly clock: DatabaseClock;
  /** How many requests there are to be sent. */
  readonly wanted: number;
  readonly maxLateMs: number;
  /** Ends every wait. */
  readonly stopping: AbortSignal;
};

/**
 * The moments at which a block may send, one for each request, reserved for it of what the rate allows. One that has passed is
 * lost rather than caught up with, since it would come on top of what others send now; another is reserved in its place.
 */
export class Slots {
  readonly #options: SlotsOptions;
  /** How many have no moment yet. */
  #wanted: number;
  /** Of the reserved moments that are not used yet, the first; and how many there are. */
  #next = 0;
  #left = 0;
  #gapMs = 0;
  #reserving: Promise<void> | null = null;

  constructor(options: SlotsOptions) {
    this.#options = options;
    this.#wanted = options.wanted;
  }

  /** Resolves when the next request may be sent, or when it is asked to stop. */
  async next(): Promise<void> {
    while (!this.#options.stopping.aborted) {
      this.#dropLate();
      if (this.#left === 0) {
        this.#reserving ??= this.#reserve();
        await this.#reserving;
        continue;
      }
      const due = this.#take();
      await this.#wait(due - performance.now());
      if (!this.#isLate(due)) return;
      this.#wanted += 1;
    }
  }

  #take(): number {
    const due = this.#next;
    this.#next += this.#gapMs;
    this.#left -= 1;
    this.#wanted -= 1;
    return due;
  }

  async #reserve(): Promise<void> {
    const count = this.#wanted;
    const slots = await this.#options.reserve(count).catch((error: unknown) => {
      log().warn({ err: error }, "A replay waits for its turn.");
      return null;
    });
    if (slots === null) await this.#wait(afterFailureMs);
    else {
      this.#next = this.#options.clock.toLocal(slots.firstAt, slots.now);
      this.#gapMs = slots.gapMs;
      this.#left = count;
    }
    this.#reserving = null;
  }

  #dropLate(): void {
    while (this.#left > 0 && this.#isLate(this.#next)) {
      this.#next += this.#gapMs;
      this.#left -= 1;
    }
  }

  #isLate(due: number): boolean {
    return performance.now() - due > this.#options.maxLateMs;
  }

  async #wait(ms: number): Promise<void> {
    // A timer leaves out what is less than a millisecond.
    if (ms >= 1)
      await delay(Math.ceil(ms), undefined, {
        signal: this.#options.stopping,
      }).catch(() => undefined);
  }
}
