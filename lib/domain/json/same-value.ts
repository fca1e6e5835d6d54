/** A number written out; also of the text that stands for one. */
export const numberText = /^-?\d{1,15}(?:\.\d{1,10})?$/;

/**
 * Whether two values of JSON without members mean the same: text that is a number equals
 * that number, because Voucherify sends either.
 */
export function isSameScalar(one: unknown, other: unknown): boolean {
  return (
    Object.is(one, other) ||
    isNumberAsText(one, other) ||
    isNumberAsText(other, one)
  );
}

function isNumberAsText(text: unknown, number: unknown): boolean {
  return (
    typeof number === "number" &&
    typeof text === "string" &&
    numberText.test(text) &&
    Number(text) === number
  );
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
  return typeof value === "object" && value !== null;
}
