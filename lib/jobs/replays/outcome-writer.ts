import { settleItems, type SettledItem } from "#lib/db/replays/settle-items.ts";
import { untilDone } from "./until-done.ts";

const maxGroup = 200;

type Waiting = {
  readonly leaseId: string;
  readonly item: SettledItem;
  readonly onWritten: () => void;
};

/**
 * Writes outcomes in groups, because one large statement costs a fraction of many small ones. An outcome that cannot
 * be written is kept and tried again, because the receiver has the event.
 */
export class OutcomeWriter {
  readonly #run: { readonly runId: string; readonly destinationId: string };
  readonly #onFailure: (lastReason: string) => Promise<void>;
  readonly #gatherMs: number;
  readonly #waiting: Waiting[] = [];
  #writing: Promise<void> | null = null;
  /** Ends the gathering of the next group; null while none is gathered. */
  #endGathering: (() => void) | null = null;
  #isHurried = false;

  /**
   * @param gatherMs how long a group is gathered, unless somebody hurries
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

  /** Writes what was added without waiting for more: nothing more is to come soon. */
  hurry(): void {
    if (this.#waiting.length === 0) return;
    this.#isHurried = true;
    this.#endGathering?.();
  }

  /** Resolves when everything that was added is written. */
  async written(): Promise<void> {
    while (this.#writing) await this.#writing;
  }

  async #writeAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      await this.#gather();
      const group = this.#waiting.splice(0, maxGroup);
      await this.#write(
        [...new Set(group.map(({ leaseId }) => leaseId))],
        group.map(({ item }) => item),
      );
      for (const { onWritten } of group) onWritten();
    }
    this.#writing = null;
  }

  async #gather(): Promise<void> {
    if (!this.#isHurried)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, this.#gatherMs);
        this.#endGathering = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    this.#endGathering = null;
    this.#isHurried = false;
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
