/** Few enough to be forgotten soon after somebody sets the clock. */
const maxSamples = 8;

/**
 * What the database's clock says as moments of `performance.now()`, whatever the clock of this machine says, and the other way. Of the last answers the
 * one that was fastest on its way tells how far the two are apart.
 */
export class DatabaseClock {
  readonly #apart: number[] = [];

  /**
   * @param at by the database's clock, in milliseconds
   * @param now what that clock said in the answer that has just come
   */
  toLocal(at: number, now: number): number {
    this.#apart.push(performance.now() - now);
    if (this.#apart.length > maxSamples) this.#apart.shift();
    return at + Math.min(...this.#apart);
  }

  /** What the database's clock said when this machine's said that; as this machine has it before anything was heard from there. */
  toDatabase(at: Date): Date {
    if (this.#apart.length === 0) return at;
    const agoMs = Date.now() - at.getTime();
    return new Date(performance.now() - agoMs - Math.min(...this.#apart));
  }
}
