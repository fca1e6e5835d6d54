import { z } from "zod";
import {
  numberKey,
  type Numeric,
  numericText,
  toNumeric,
} from "./sent-number.ts";

/** A number to its last digit, as it is stored and answered: its text where a double cannot hold it. */
export const exactNumberSchema = z.union([z.number(), z.string()]);
export type ExactNumber = z.infer<typeof exactNumberSchema>;

export function toExactNumber(value: Numeric): ExactNumber {
  const double = Number(numericText(value));
  return Number.isFinite(double) && numberKey(double) === numberKey(value)
    ? double
    : numericText(value);
}

export function fromExactNumber(value: ExactNumber): Numeric {
  return typeof value === "number" ? value : toNumeric(value);
}
