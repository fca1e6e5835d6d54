import { z } from "zod";

/** A filter that asks for the values of one field. */
export type FieldFilter = {
  /** As the API and addresses spell it. */
  readonly key: string;
  /** What it is called in "… is New Customers or VIP". */
  readonly words: string;
  /** The same of several values. */
  readonly many: string;
  /** What the document of the API says of its values. */
  readonly about: string;
  /** What one value may be. */
  readonly takes: z.ZodType<string>;
  /** Where its values are ids of things, the column that names them. */
  readonly name?: string;
  /** Where the values that occur are listed with their counts, whether these are things with names or plain values. */
  readonly listed?: "things" | "values";
};

/** What a filter asks for. */
export function filteredBy<const Filter extends FieldFilter>(filter: Filter) {
  return { filter };
}

/** What a filter asks for, and rollups count by. */
export function countedBy<const Filter extends FieldFilter>(filter: Filter) {
  return { filter, isCounted: true } as const;
}

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
