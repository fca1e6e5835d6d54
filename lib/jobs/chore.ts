/** Something that is to be done again and again, by one process of all at a time. */
export type Chore = {
  /** Unique among chores; what the log calls it, and what its lock is made of. */
  readonly name: string;
  /** From the end of one run to the beginning of the next. */
  readonly everyMs: number;
  /**
   * Does it once. It may be killed at any moment, so that what it leaves must be
   * whole after every step; a failure is logged and it is tried again at its next time.
   *
   * @param signal asks to end soon, and it resolves then: we stop, or the lock was lost
   */
  run(signal: AbortSignal): Promise<void>;
};
