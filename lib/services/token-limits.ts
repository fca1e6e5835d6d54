import type {
  TokenUse,
  WrittenTokenUse,
} from "#lib/db/tokens/write-token-uses.ts";

const windowMs = 60_000;

/** What a token may still do in the minute under way. */
export type TokenAllowance = {
  readonly limit: number;
  readonly remaining: number;
  /** Until the next minute begins. */
  readonly resetSeconds: number;
  readonly isExceeded: boolean;
};

type Counter = {
  windowAt: number;
  /** In that minute: of every process, as far as it is written. */
  written: number;
  /** In that minute: of this process, not yet written. */
  windowRequests: number;
  /** Of this process, not yet written. */
  requests: number;
  lastUsedAt: Date;
};

/**
 * Counts the requests of each token in memory. What came since is taken out in batches, and what
 * all processes wrote is put back, so that a limit holds over all of them within a batch.
 */
export class TokenLimits {
  #counters = new Map<string, Counter>();

  /** Counts one request; one beyond the limit is counted too. */
  count(tokenId: string, limit: number, now: Date): TokenAllowance {
    const windowAt = Math.floor(now.getTime() / windowMs) * windowMs;
    const counter = this.#counterOf(tokenId, windowAt);
    counter.requests += 1;
    counter.windowRequests += 1;
    counter.lastUsedAt = now;
    const made = counter.written + counter.windowRequests;
    return {
      limit,
      remaining: Math.max(0, limit - made),
      resetSeconds: Math.ceil((windowAt + windowMs - now.getTime()) / 1_000),
      isExceeded: made > limit,
    };
  }

  /** What was counted since this was last asked, to be written. Counters of minutes that are over are forgotten. */
  take(now: Date): TokenUse[] {
    const uses: TokenUse[] = [];
    for (const [tokenId, counter] of this.#counters) {
      const { requests, windowRequests, lastUsedAt } = counter;
      if (requests > 0) {
        const windowAt = new Date(counter.windowAt);
        uses.push({ tokenId, requests, lastUsedAt, windowAt, windowRequests });
        // Until the sum of all processes is put back.
        counter.written += windowRequests;
        counter.windowRequests = 0;
        counter.requests = 0;
      } else if (counter.windowAt + windowMs <= now.getTime()) {
        this.#counters.delete(tokenId);
      }
    }
    return uses;
  }

  /** What all processes together have written. */
  put(written: readonly WrittenTokenUse[]): void {
    for (const { tokenId, windowAt, windowRequests } of written) {
      const counter = this.#counters.get(tokenId);
      if (counter?.windowAt === windowAt.getTime())
        counter.written = windowRequests;
    }
  }

  /** Takes back what could not be written, to be taken again. */
  giveBack(uses: readonly TokenUse[]): void {
    for (const { tokenId, requests, windowAt, windowRequests } of uses) {
      const counter = this.#counters.get(tokenId);
      if (!counter) continue;
      counter.requests += requests;
      if (counter.windowAt !== windowAt.getTime()) continue;
      counter.windowRequests += windowRequests;
      counter.written -= windowRequests;
    }
  }

  #counterOf(tokenId: string, windowAt: number): Counter {
    const fresh = { windowAt, written: 0, windowRequests: 0 };
    const known = this.#counters.get(tokenId);
    if (known) {
      return known.windowAt < windowAt ? Object.assign(known, fresh) : known;
    }
    const counter = { ...fresh, requests: 0, lastUsedAt: new Date(windowAt) };
    this.#counters.set(tokenId, counter);
    return counter;
  }
}
