import { setTimeout as delay } from "node:timers/promises";
import { settleItems, type SettledItem } from "#lib/db/replays/settle-items.ts";
import { untilDone } from "./until-done.ts";

const maxGroup = 200;

type Waiting = {
  readonly leaseId: string;
  readonly item: SettledItem;
  readonly onWritten: () => void;
};

/**
 * Writes outcomes in groups: whatever ends while a group is being written makes the next one. An outcome that cannot
 * be written is kept and tried again, because the receiver has the event.
 */
export class OutcomeWriter {
  readonly #run: { readonly runId: string; readonly destinationId: string };
  readonly #onFailure: (lastReason: string) => Promise<void>;
  readonly #gatherMs: number;
  #waiting: Waiting[] = [];
  #writing: Promise<void> | null = null;

  /**
   * @param gatherMs how long the first outcome of a group waits for others
   * @param onFailure called after events were written that failed for good
   */
  constructor(
    gatherMs: number,
    run: { readonly runId: string; readonly destinationId: string },
    onFailure: (lastReason: string) => Promise<void>,
  ) {
    this.#gatherMs = gatherMs;
    this.#run = run;
    this.#onFailure = onFailure;
  }

  /** Resolves when it is written. */
  add(leaseId: string, item: SettledItem): Promise<void> {
    return new Promise((onWritten) => {
      this.#waiting.push({ leaseId, item, onWritten });
      this.#writing ??= this.#writeAll();
    });
  }

  /** Resolves when everything that was added is written. */
  async written(): Promise<void> {
    while (this.#writing) await this.#writing;
  }

  async #writeAll(): Promise<void> {
    await delay(this.#gatherMs);
    while (this.#waiting.length > 0) {
      const group = this.#waiting.slice(0, maxGroup);
      this.#waiting = this.#waiting.slice(group.length);
      await this.#write(
        [...new Set(group.map(({ leaseId }) => leaseId))],
        group.map(({ item }) => item),
      );
      for (const { onWritten } of group) onWritten();
    }
    this.#writing = null;
  }

  async #write(
    leaseIds: readonly string[],
    items: readonly SettledItem[],
  ): Promise<void> {
    await untilDone(
      (mayBeWritten) =>
        settleItems({ ...this.#run, leaseIds, items }, mayBeWritten),
      this.#run.runId,
      `The outcomes of ${String(items.length)} replayed events are not written yet.`,
    );
    const last = items.findLast(
      ({ outcome, retryInMs }) => outcome === "failed" && retryInMs === null,
    );
    if (last) await this.#onFailure(last.reason ?? "");
  }
}
