import { setTimeout as sleep } from "node:timers/promises";
import { toAcknowledged } from "./acknowledged.ts";
import type { Acknowledged } from "./acknowledged.ts";
import type { Delivery } from "#lib/simulator/delivery.ts";
import { LatencyHistogram } from "./latency-histogram.ts";
import type { Latencies } from "./latency-histogram.ts";
import { makePoster } from "./post-delivery.ts";
import type { Answer } from "./post-delivery.ts";
import { retryLadder } from "./retry-ladder.ts";
import { Slots } from "#lib/simulator/slots.ts";
import { countEnd, noDeliveries } from "./delivery-counts.ts";
import type { DeliveryCounts } from "./delivery-counts.ts";

export type SendOptions = {
  readonly url: URL;
  readonly deliveries: Iterable<Delivery>;
  /** Requests at once; 16 unless told. */
  readonly concurrency?: number;
  /** Deliveries begun per second; null or absent: as fast as the slots allow. */
  readonly ratePerSecond?: number | null;
  /** The first so many are due at once, whatever the rate; 0 unless told. */
  readonly burst?: number;
  /** How many times faster than Voucherify to retry; null or absent: each is sent once. */
  readonly retrySpeed?: number | null;
  /** Voucherify's 10 seconds unless told. */
  readonly timeoutMs?: number;
  /** Aborted: nothing more is sent, requests under way are waited for. */
  readonly signal?: AbortSignal;
  readonly onAcknowledged?: (record: Acknowledged) => void;
  /** Called once, after the first request that got no answer, with a short code such as `ECONNREFUSED`. */
  readonly onFirstFailure?: (cause: string) => void;
  /** Called after every request. */
  readonly onProgress?: (counts: Readonly<DeliveryCounts>) => void;
};

export type SendSummary = Readonly<DeliveryCounts> & {
  readonly elapsedMs: number;
  /** From when a delivery was due to its acknowledgement, for those acknowledged at once. */
  readonly latency: Latencies;
};

/** Deliveries under way or waiting for a retry; when they are so many, nothing new begins. */
const maxUnfinished = 10_000;

/**
 * Posts deliveries as Voucherify does, and counts what became of them.
 *
 * With a rate the schedule is open: a delivery is due at its place in the row
 * however slow the answers before it were, and its latency counts from then, so
 * that a stalled receiver cannot hide the wait it caused. A delivery that ought
 * to be rejected is not retried. Rejects only with what a callback or the
 * deliveries threw.
 */
export async function sendDeliveries(
  options: SendOptions,
): Promise<SendSummary> {
  const {
    concurrency = 16,
    ratePerSecond = null,
    burst = 0,
    retrySpeed = null,
  } = options;
  const poster = makePoster(
    options.url,
    concurrency,
    options.timeoutMs ?? 10_000,
  );
  const requests = new Slots(concurrency);
  const unfinished = new Slots(maxUnfinished);
  const latency = new LatencyHistogram();
  const counts = noDeliveries();
  const thrown = new AbortController();
  const signal = AbortSignal.any([
    thrown.signal,
    ...(options.signal ? [options.signal] : []),
  ]);
  const startedAt = performance.now();
  let hasFailed = false;

  /** One request, in a slot that is taken already. */
  const send = async (delivery: Delivery): Promise<Answer> => {
    counts.requests += 1;
    const answer = await poster.post(delivery).finally(() => {
      requests.release();
    });
    options.onProgress?.(counts);
    if (answer.kind === "failed" && !hasFailed) {
      hasFailed = true;
      options.onFirstFailure?.(answer.cause);
    }
    return answer;
  };

  /** The next request up the ladder; null when the run was stopped before it. */
  const sendAgain = async (
    delivery: Delivery,
    delay: number,
  ): Promise<Answer | null> => {
    if (!(await pause(delay, signal))) return null;
    await requests.take();
    if (!signal.aborted) return send(delivery);
    requests.release();
    return null;
  };

  /** All requests of one delivery. */
  const seeThrough = async (
    delivery: Delivery,
    dueAt: number,
  ): Promise<void> => {
    const ladder =
      retrySpeed === null || !delivery.expected.accepted ? [] : retryLadder;
    let answer: Answer | null = await send(delivery);
    let attempts = 1;
    for (const delay of ladder) {
      if (answer?.kind === "acknowledged" || !answer) break;
      if (attempts === 1) counts.retried += 1;
      attempts += 1;
      answer = await sendAgain(delivery, delay / (retrySpeed ?? 1));
    }
    if (!answer) {
      counts.interrupted += 1;
      return;
    }
    countEnd(counts, delivery, answer);
    if (answer.kind !== "acknowledged") return;
    if (attempts === 1) latency.record(performance.now() - dueAt);
    options.onAcknowledged?.(toAcknowledged(delivery, answer, attempts));
  };

  const running = new Set<Promise<void>>();
  try {
    for (const delivery of options.deliveries) {
      const place = Math.max(0, counts.begun - burst);
      const scheduledAt =
        ratePerSecond === null
          ? null
          : startedAt + (place * 1000) / ratePerSecond;
      if (scheduledAt !== null) {
        await pause(scheduledAt - performance.now(), signal);
      }
      await unfinished.take();
      await requests.take();
      if (signal.aborted) {
        requests.release();
        unfinished.release();
        break;
      }
      counts.begun += 1;
      const run = seeThrough(delivery, scheduledAt ?? performance.now())
        .catch((error: unknown) => {
          thrown.abort(error);
        })
        .finally(() => {
          running.delete(run);
          unfinished.release();
        });
      running.add(run);
    }
  } catch (error) {
    thrown.abort(error);
  }
  await Promise.all(running);
  poster.close();
  thrown.signal.throwIfAborted();
  return {
    ...counts,
    elapsedMs: performance.now() - startedAt,
    latency: latency.read(),
  };
}

/** Waits; false when the signal came first. */
async function pause(ms: number, signal: AbortSignal): Promise<boolean> {
  if (ms > 0) {
    // A sleep fails only by its signal, and that is the answer.
    await sleep(ms, undefined, { signal }).catch(() => undefined);
  }
  return !signal.aborted;
}
