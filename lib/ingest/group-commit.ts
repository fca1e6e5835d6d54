/** What a queue may hold and how it works it off. */
export type GroupCommitLimits = {
  /** Most items and bytes that one group takes. */
  readonly groupItems: number;
  readonly groupBytes: number;
  /** Most groups under way at once. */
  readonly groups: number;
  /** Most items and bytes that may wait; beyond either, submitting throws. */
  readonly waitingItems: number;
  readonly waitingBytes: number;
  /** Longest that an item waits for its group to begin, in milliseconds. */
  readonly waitMs: number;
};

type Waiting<Item, Result> = {
  readonly item: Item;
  readonly bytes: number;
  readonly since: number;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
};

/** The item was not taken, or waited too long: nothing of it was done, and it may be tried again. */
export class QueueRejection extends Error {
  override readonly name = "QueueRejection";
}

/**
 * Works items off in groups: while one group is under way, what arrives waits
 * and becomes the next one. Alone, an item goes at once; under load the groups
 * grow by themselves and the cost of a commit is shared.
 *
 * Bounded: it refuses rather than grows.
 */
export class GroupCommit<Item, Result> {
  readonly #work: (items: Item[]) => Promise<Result[]>;
  readonly #limits: GroupCommitLimits;
  #waiting: Waiting<Item, Result>[] = [];
  #waitingBytes = 0;
  #groups = 0;
  #soon: NodeJS.Immediate | undefined;
  #sweeper: NodeJS.Timeout | undefined;
  #idle: (() => void)[] = [];

  /** @param work answers one result per item, in their order; what it throws is thrown to every item of the group */
  constructor(
    work: (items: Item[]) => Promise<Result[]>,
    limits: GroupCommitLimits,
  ) {
    this.#work = work;
    this.#limits = limits;
  }

  /**
   * The item's result, once its group is done.
   *
   * @param bytes what the item weighs in memory
   * @throws {QueueRejection} when too much waits already, or the item waited too long
   */
  submit(item: Item, bytes: number): Promise<Result> {
    const { waitingItems, waitingBytes } = this.#limits;
    if (
      this.#waiting.length >= waitingItems ||
      (this.#waiting.length > 0 && this.#waitingBytes + bytes > waitingBytes)
    ) {
      return Promise.reject(
        new QueueRejection("More is waiting to be stored than may wait."),
      );
    }
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, bytes, since: Date.now(), resolve, reject });
      this.#waitingBytes += bytes;
      // Whatever else this turn of the event loop brings belongs to the same group.
      this.#soon ??= setImmediate(() => {
        this.#soon = undefined;
        this.#begin();
      });
    });
  }

  /** Resolves when nothing waits and nothing is under way. */
  drain(): Promise<void> {
    if (this.#groups === 0 && this.#waiting.length === 0)
      return Promise.resolve();
    return new Promise((resolve) => this.#idle.push(resolve));
  }

  #begin(): void {
    while (this.#groups < this.#limits.groups && this.#waiting.length > 0) {
      const group = this.#take();
      this.#groups++;
      void this.#run(group);
    }
    if (this.#waiting.length > 0) this.#sweepSoon();
  }

  #take(): Waiting<Item, Result>[] {
    let bytes = 0;
    let count = 0;
    for (const { bytes: weight } of this.#waiting) {
      if (count === this.#limits.groupItems) break;
      if (count > 0 && bytes + weight > this.#limits.groupBytes) break;
      bytes += weight;
      count++;
    }
    this.#waitingBytes -= bytes;
    return this.#waiting.splice(0, count);
  }

  async #run(group: Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await this.#work(group.map(({ item }) => item));
      group.forEach(({ resolve, reject }, index) => {
        const result = results[index];
        if (result === undefined)
          reject(new Error("A group answered too few results."));
        else resolve(result);
      });
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
    this.#groups--;
    this.#begin();
    if (this.#groups === 0 && this.#waiting.length === 0) {
      for (const resolve of this.#idle.splice(0)) resolve();
    }
  }

  #sweepSoon(): void {
    this.#sweeper ??= setTimeout(() => {
      this.#sweeper = undefined;
      const oldest = Date.now() - this.#limits.waitMs;
      const kept = this.#waiting.findIndex(({ since }) => since > oldest);
      const late = this.#waiting.splice(
        0,
        kept === -1 ? this.#waiting.length : kept,
      );
      for (const { bytes, reject } of late) {
        this.#waitingBytes -= bytes;
        reject(new QueueRejection("It waited too long to be stored."));
      }
      if (this.#waiting.length > 0) this.#sweepSoon();
    }, 100);
  }
}
