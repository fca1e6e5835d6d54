import { isJsonContainer } from "./json-value.ts";
import {
  isNumeric,
  numberKey,
  type Numeric,
  toNumeric,
} from "./sent-number.ts";

const numberText = /^(-?)0*(\d{1,200}(?:\.\d{1,200})?)$/;

/** The number that a text writes out, as Voucherify sends some; null for any other text. */
export function numberOfText(text: string): Numeric | null {
  const [, sign = "", number] = numberText.exec(text) ?? [];
  return number === undefined ? null : toNumeric(sign + number);
}

/**
 * Whether two values of JSON without members mean the same: text that is a number equals
 * that number, because Voucherify sends either.
 */
export function isSameScalar(one: unknown, other: unknown): boolean {
  return (
    one === other ||
    // Two texts are never taken for numbers.
    ((isNumeric(one) || isNumeric(other)) && isSameNumber(one, other))
  );
}

function isSameNumber(one: unknown, other: unknown): boolean {
  const left = toNumber(one);
  const right = toNumber(other);
  return (
    left !== null && right !== null && numberKey(left) === numberKey(right)
  );
}

function toNumber(value: unknown): Numeric | null {
  if (isNumeric(value)) return value;
  return typeof value === "string" ? numberOfText(value) : null;
}

/** Whether two values of JSON mean the same, at any depth: without recursion, so that no body is too deep for it. */
export function isSameValue(one: unknown, other: unknown): boolean {
  const waiting: [unknown, unknown][] = [[one, other]];
  for (let pair = waiting.pop(); pair; pair = waiting.pop()) {
    const [left, right] = pair;
    if (!isContainer(left) || !isContainer(right)) {
      if (!isSameScalar(left, right)) return false;
      continue;
    }
    const keys = Object.keys(left);
    if (
      Array.isArray(left) !== Array.isArray(right) ||
      keys.length !== Object.keys(right).length
    )
      return false;
    for (const key of keys) {
      if (!Object.hasOwn(right, key)) return false;
      waiting.push([left[key], right[key]]);
    }
  }
  return true;
}

function isContainer(value: unknown): value is Record<string, unknown> {
  return isJsonContainer(value);
}
