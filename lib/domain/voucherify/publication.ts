import { z } from "zod";
import { customerSchema } from "./customer.ts";
import { oneOf, text, time } from "./field.ts";

/** The record that a code was given to the customer. */
export const publicationSchema = z.looseObject({
  id: text,
  customer_id: text,
  /** The customer's source id. */
  tracking_id: text,
  /** Null when a distribution published the code. */
  source_id: text,
  /** Free text: `Automation`, `Dashboard`, a channel of the merchant's own. */
  channel: text,
  result: oneOf("SUCCESS", "FAILURE"),
  metadata: z
    .looseObject({ source_type: text, source_id: text, distribution_id: text })
    .nullish(),
  customer: customerSchema.nullish(),
  vouchers_id: z.array(text).nullish(),
  created_at: time,
  object: oneOf("publication"),
});
export type Publication = z.infer<typeof publicationSchema>;
