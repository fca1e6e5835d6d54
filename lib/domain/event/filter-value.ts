import { z } from "zod";

/** Text that Postgres can hold, of so many characters. */
export const text = (max: number) =>
  z
    .string()
    .min(1, "is empty")
    .max(max, `takes at most ${String(max)} characters`)
    .refine(
      (value) => !value.includes("\0"),
      "holds a NUL character, which no stored text can hold",
    );

/** What was sent, whole: texts are cut at this length when they are stored. */
export const sentText = text(256);

/** So many values are named to somebody who gave another; the documentation has them all. */
const maxNamed = 12;

/** One of a closed set. */
export const oneOf = <const Values extends readonly string[]>(values: Values) =>
  z.enum(values, {
    error: `takes ${values.slice(0, maxNamed).join(", ")}${values.length > maxNamed ? " …" : ""}`,
  });
