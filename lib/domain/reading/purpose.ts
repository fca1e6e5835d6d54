import { z } from "zod";

/** Why a customer was messaged, told by which objects were sent. */
export const purposeSchema = z.enum([
  "plain_message",
  "promotion",
  "unique_codes",
  "contradiction",
]);
export type Purpose = z.infer<typeof purposeSchema>;
