import { z } from "zod";
import { parseInput } from "#lib/errors/parse-input.ts";
import { pageKeys, parsePageQuery } from "./page-query.ts";

export const customerQuerySchema = z.strictObject({
  source: z.uuid("takes the id of a source").exactOptional(),
  order: z.enum(["asc", "desc"], { error: "takes asc, desc" }).exactOptional(),
});

export const evidenceQuerySchema = z.strictObject({
  source: customerQuerySchema.shape.source,
  upTo: z.uuid("takes the id of an event").exactOptional(),
});

/**
 * Which rows of evidence a call asks for.
 *
 * @throws {AppError} `invalid_request`
 */
export function parseEvidenceQuery(params: URLSearchParams): {
  readonly source: string | null;
  readonly upTo: string | null;
} {
  const { source = null, upTo = null } = parseInput(
    evidenceQuerySchema,
    Object.fromEntries(params),
  );
  return { source, upTo };
}

/**
 * What a call for a customer asks for; oldest entries first unless it says otherwise.
 *
 * @throws {AppError} `invalid_request`
 */
export function parseCustomerQuery(params: URLSearchParams): {
  readonly source: string | null;
  readonly order: "asc" | "desc";
  readonly limit: number | undefined;
  readonly cursor: string | null;
} {
  const pages: readonly string[] = pageKeys;
  const own = [...params].filter(([key]) => !pages.includes(key));
  const { source = null, order = "asc" } = parseInput(
    customerQuerySchema,
    Object.fromEntries(own),
  );
  return { source, order, ...parsePageQuery(params) };
}
