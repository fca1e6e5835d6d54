import { createHash } from "node:crypto";
import { z } from "zod";
import type { Delivery } from "#lib/simulator/delivery.ts";
import type { Acknowledgement } from "./post-delivery.ts";

/** A delivery that the receiver has answered for. */
export type Acknowledged = {
  readonly delivery: Delivery;
  readonly status: number;
  /** `id` of the answer; null where it held none. */
  readonly id: string | null;
  /** `outcome` of the answer; null where it held none. */
  readonly outcome: string | null;
  /** Of the body sent, in lower-case hexadecimal. */
  readonly sha256: string;
  /** From 1. */
  readonly attempts: number;
};

const receipt = z.looseObject({ id: z.string(), outcome: z.string() });

export function toAcknowledged(
  delivery: Delivery,
  answer: Acknowledgement,
  attempts: number,
): Acknowledged {
  const { id, outcome } = receiptOf(answer.body);
  return {
    delivery,
    status: answer.status,
    id,
    outcome,
    sha256: createHash("sha256").update(delivery.body).digest("hex"),
    attempts,
  };
}

/** What our own webhook listener answers with. Any other receiver may answer with anything, so neither need be there. */
function receiptOf(body: string): {
  readonly id: string | null;
  readonly outcome: string | null;
} {
  const parsed = receipt.safeParse(parseJson(body));
  return parsed.success ? parsed.data : { id: null, outcome: null };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
