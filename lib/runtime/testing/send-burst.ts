import { setTimeout as delay } from "node:timers/promises";
import { expect } from "vitest";
import type { Acknowledged } from "#lib/simulator/sending/acknowledged.ts";
import type { Delivery } from "#lib/simulator/delivery.ts";
import { sendDeliveries } from "#lib/simulator/sending/send-deliveries.ts";

/** Requests at once. */
const CONCURRENCY = 64;
/** Who was refused asks again after so long. */
const AGAIN_MS = 50;
/** What Voucherify waits for an answer. */
export const PATIENCE_MS = 10_000;

type Sent = {
  readonly records: Acknowledged[];
  /** How many had no answer within a sender's patience. */
  readonly late: number;
};

/**
 * Sends each delivery once, as many at once as a burst brings. A receiver that
 * cannot store says 503 or is not there; any other refusal, and an answer that
 * comes too late, fails the test.
 *
 * @returns what was acknowledged
 */
export async function sendBurst(
  url: URL,
  deliveries: readonly Delivery[],
  onAcknowledged: (soFar: number) => void = () => undefined,
): Promise<Acknowledged[]> {
  const { records, late } = await sendOnce(url, deliveries, onAcknowledged);
  expect({ late }).toEqual({ late: 0 });
  return records;
}

async function sendOnce(
  url: URL,
  deliveries: readonly Delivery[],
  onAcknowledged: (soFar: number) => void,
): Promise<Sent> {
  const records: Acknowledged[] = [];
  const { refused, failed } = await sendDeliveries({
    url,
    deliveries,
    concurrency: CONCURRENCY,
    timeoutMs: PATIENCE_MS,
    onAcknowledged: (record) => {
      onAcknowledged(records.push(record));
    },
  });
  expect([...refused.keys()].filter((status) => status !== 503)).toEqual([]);
  return { records, late: failed.get("timeout") ?? 0 };
}

/** Sends again whatever was not acknowledged, as its sender would, until all of it is. */
export async function sendUntilAcknowledged(
  url: URL,
  deliveries: readonly Delivery[],
): Promise<Acknowledged[]> {
  const records: Acknowledged[] = [];
  let left = deliveries;
  while (left.length > 0) {
    records.push(...(await sendBurst(url, left)));
    left = withoutAcknowledged(deliveries, records);
  }
  return records;
}

/**
 * Sends, and sends again a moment later whatever was not acknowledged, until all of it is or the server has ended:
 * so a burst goes on however often a part of the server is killed under it. What has no answer in time is sent again as
 * well: whatever answers starts anew just then, on a machine that may be busy.
 *
 * @param onAcknowledged gets how many were by then
 */
export async function sendWhileAlive(
  server: { readonly ended: Promise<unknown> },
  url: URL,
  deliveries: readonly Delivery[],
  onAcknowledged: (soFar: number) => void,
): Promise<Sent> {
  const records: Acknowledged[] = [];
  let late = 0;
  const ended = server.ended.then(() => true);
  let left = deliveries;
  do {
    const before = records.length;
    const sent = await sendOnce(url, left, (soFar) => {
      onAcknowledged(before + soFar);
    });
    records.push(...sent.records);
    late += sent.late;
    left = withoutAcknowledged(deliveries, records);
  } while (
    left.length > 0 &&
    !(await Promise.race([ended, delay(AGAIN_MS, false)]))
  );
  return { records, late };
}

export function withoutAcknowledged(
  deliveries: readonly Delivery[],
  records: readonly Acknowledged[],
): Delivery[] {
  const answered = new Set(records.map(({ delivery }) => delivery.index));
  return deliveries.filter(({ index }) => !answered.has(index));
}
