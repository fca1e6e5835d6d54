import { z } from "zod";
import type { Delivery } from "../delivery.ts";
import { makeScenario } from "../scenario.ts";
import type { ScenarioOptions } from "../scenario.ts";
import { signWith } from "#lib/simulator/sending/sign.ts";

export const now = new Date("2026-05-01T09:00:00.000Z");
export const sign = signWith("a secret of ours");

const thing = z.looseObject({});
const data = z.looseObject({
  customer: z.looseObject({
    id: z.string(),
    created_at: z.string(),
    summary: z.looseObject({
      orders: z.looseObject({
        total_count: z.number(),
        total_amount: z.number(),
        last_order_date: z.string().optional(),
      }),
    }),
  }),
  segment: z.looseObject({ id: z.string(), name: z.string() }),
  campaign: thing.nullish(),
  promotion_tier: thing.nullish(),
  voucher: thing.nullish(),
  publication: thing.nullish(),
});
const envelope = z.looseObject({
  id: z.string(),
  created_at: z.string(),
  data,
  source: z.looseObject({ id: z.string() }),
  event: z.looseObject({ type: z.string(), group_id: z.string() }),
});

export type SentEnvelope = z.infer<typeof envelope>;

/** The first deliveries of a scenario that is signed, with the seed 7 unless told. */
export function deliveries(
  count: number,
  options: Partial<ScenarioOptions> = {},
): Delivery[] {
  return [...makeScenario({ seed: 7, now, sign, ...options }).take(count)];
}

export function textOf({ body }: Pick<Delivery, "body">): string {
  return new TextDecoder().decode(body);
}

export function envelopeOf(delivery: Pick<Delivery, "body">): SentEnvelope {
  return envelope.parse(JSON.parse(textOf(delivery)));
}

/** Which of the four objects that decide the purpose were sent. */
export function sentObjects({ data }: SentEnvelope): string {
  return (["campaign", "promotion_tier", "voucher", "publication"] as const)
    .filter((key) => data[key] != null)
    .join(" ");
}

/** What `sentObjects` says of each purpose. */
export const objectsOfPurpose = {
  plain_message: "",
  promotion: "campaign promotion_tier",
  unique_codes: "campaign voucher publication",
} as const;
