import { z } from "zod";

/** How many items a page of the API may hold. */
export const maxOnPage = 200;

const takesLimit = `takes a whole number from 1 to ${String(maxOnPage)}`;

/**
 * The keys that choose a page of a list; the cursor is checked by whoever gave it.
 *
 * @param usual how many items a page holds that is not told
 */
export function pageShape(usual: number) {
  return {
    limit: z
      .int(takesLimit)
      .min(1, takesLimit)
      .max(maxOnPage, takesLimit)
      .default(usual)
      .describe("How many items the page holds."),
    cursor: z
      .string()
      .exactOptional()
      .describe("A cursor of an earlier page, with the same filter and order."),
  };
}
