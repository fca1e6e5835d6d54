import { z } from "zod";
import { AppError } from "#lib/errors/app-error.ts";

/** How many items a page of the API may hold. */
export const maxOnPage = 200;

export const limitSchema = z.int().min(1).max(maxOnPage);

/** The keys of a query that choose the page, beside those that filter. */
export const pageKeys = ["limit", "cursor"] as const;

/**
 * Which page a query asks for; the cursor is checked by whoever gave it.
 *
 * @throws {AppError} `invalid_request`
 */
export function parsePageQuery(params: URLSearchParams): {
  readonly limit: number | undefined;
  readonly cursor: string | null;
} {
  const limit = single(params, "limit");
  const parsed =
    limit === null
      ? null
      : limitSchema.safeParse(/^\d{1,4}$/.test(limit) ? Number(limit) : null);
  if (parsed && !parsed.success) {
    throw new AppError(
      "invalid_request",
      `“limit” takes a whole number from 1 to ${String(maxOnPage)}.`,
      {
        field: "limit",
      },
    );
  }
  return { limit: parsed?.data, cursor: single(params, "cursor") };
}

function single(params: URLSearchParams, key: string): string | null {
  const [value = null, ...more] = params.getAll(key);
  if (more.length === 0) return value;
  throw new AppError(
    "invalid_request",
    `“${key}” takes one value; several were given.`,
    { field: key },
  );
}
