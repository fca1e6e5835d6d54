const growth = 1.01;
const smallestMs = 0.01;

export type Latencies = {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
};

/** Any number of latencies in a few kilobytes; percentiles are right to one percent, the maximum exactly. */
export class LatencyHistogram {
  readonly #counts: number[] = [];
  #count = 0;
  #max = 0;

  /** Records one latency in milliseconds. */
  record(ms: number): void {
    const slot = Math.max(
      0,
      Math.ceil(
        Math.log(Math.max(ms, smallestMs) / smallestMs) / Math.log(growth),
      ),
    );
    this.#counts[slot] = (this.#counts[slot] ?? 0) + 1;
    this.#count += 1;
    this.#max = Math.max(this.#max, ms);
  }

  /** In milliseconds; all 0 when nothing was recorded. */
  read(): Latencies {
    return {
      count: this.#count,
      p50: this.#percentile(0.5),
      p95: this.#percentile(0.95),
      p99: this.#percentile(0.99),
      max: this.#max,
    };
  }

  #percentile(share: number): number {
    let left = Math.ceil(this.#count * share);
    if (left === 0) return 0;
    for (let slot = 0; slot < this.#counts.length; slot++) {
      // Between slots that were hit lie some that never were.
      left -= this.#counts[slot] ?? 0;
      if (left <= 0) return Math.min(smallestMs * growth ** slot, this.#max);
    }
    return this.#max;
  }
}
