import { z } from "zod";
import { watermarkSchema } from "#lib/domain/export/watermark.ts";
import { pageShape } from "./page-query.ts";
import { queryOf } from "./route-query.ts";

const source = z
  .uuid("takes the id of a source")
  .exactOptional()
  .describe(
    "The id of a source, where one customer id exists in several; without it the one with the customer's newest event.",
  );

/** What a call for a customer takes. */
export const customerQuery = queryOf({
  source,
  order: z
    .enum(["asc", "desc"], { error: "takes asc, desc" })
    .default("asc")
    .describe("Oldest entry first (asc) or newest first."),
  ...pageShape(25),
});

/** Which rows of evidence a call asks for. */
export const evidenceQuery = queryOf({
  source,
  upTo: watermarkSchema
    .exactOptional()
    .describe("Up to where a report was made, to make its rows again."),
});
