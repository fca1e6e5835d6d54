import { z } from "zod";

/**
 * How a body is built. `designed` is an envelope whose data a marketer designed,
 * `data_only` the bare data object of the vendor's page, `raw` any other JSON
 * without an envelope, `legacy` the envelope of Voucherify's version 2018-08-01.
 */
export const shapeSchema = z.enum([
  "envelope",
  "designed",
  "data_only",
  "raw",
  "legacy",
  "not_json",
]);
export type Shape = z.infer<typeof shapeSchema>;
