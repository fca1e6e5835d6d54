import type { Delivery } from "#lib/simulator/delivery.ts";
import type { Answer } from "./post-delivery.ts";

/** Counts of deliveries, each counted once by how it ended; `requests` counts every attempt. */
export type DeliveryCounts = {
  begun: number;
  requests: number;
  acknowledged: number;
  /** Deliveries last answered with another status than 2xx, by status. */
  readonly refused: Map<number, number>;
  /** Deliveries that last had no answer, by cause. */
  readonly failed: Map<string, number>;
  /** Deliveries that were sent more than once. */
  retried: number;
  /** Not acknowledged, though they should have been. */
  missed: number;
  /** Acknowledged, though they should have been rejected. */
  wronglyAcknowledged: number;
  /** Begun, not acknowledged, and given up because the run was stopped. */
  interrupted: number;
};

export function noDeliveries(): DeliveryCounts {
  return {
    begun: 0,
    requests: 0,
    acknowledged: 0,
    refused: new Map(),
    failed: new Map(),
    retried: 0,
    missed: 0,
    wronglyAcknowledged: 0,
    interrupted: 0,
  };
}

/** Counts a delivery by its last answer. */
export function countEnd(
  counts: DeliveryCounts,
  { expected }: Delivery,
  answer: Answer,
): void {
  if (answer.kind === "acknowledged") {
    counts.acknowledged += 1;
    if (!expected.accepted) counts.wronglyAcknowledged += 1;
    return;
  }
  if (expected.accepted) counts.missed += 1;
  if (answer.kind === "rejected") increment(counts.refused, answer.status);
  else increment(counts.failed, answer.cause);
}

function increment<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
