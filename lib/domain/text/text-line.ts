import { z } from "zod";

export const takesText = "takes text";

/** One line that Postgres can keep and a screen can show: no control characters, no half surrogate pairs. */
export function textLine(most: number) {
  return z
    .string(takesText)
    .trim()
    .min(1, "is empty")
    .max(most, `is longer than ${String(most)} characters`)
    .refine(
      (text) => text.isWellFormed() && !/\p{Cc}/u.test(text),
      "holds characters that cannot be shown",
    );
}
