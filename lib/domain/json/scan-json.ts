import { JsonTokens } from "./json-tokens.ts";

/** What JSON text tells without being walked as a value, which deep text would make dangerous. */
export type JsonScan = {
  /** How deep arrays and objects are nested; 0 for a scalar. */
  readonly depth: number;
  /** At least as many as there are values. */
  readonly values: number;
  /** How many `"key": value` pairs were written, repeated keys included. */
  readonly members: number;
  /** Characters that the longest number takes when written without an exponent, or a few more. */
  readonly longestNumber: number;
};

/** One pass, without recursion, over text that `JSON.parse` accepts. */
export function scanJson(text: string): JsonScan {
  let depth = 0;
  let deepest = 0;
  let values = 1;
  let members = 0;
  let longestNumber = 0;
  for (const token = new JsonTokens(text); token.next();) {
    switch (token.kind) {
      case "{":
      case "[":
        values += 1;
        depth += 1;
        deepest = Math.max(deepest, depth);
        break;
      case "}":
      case "]":
        depth -= 1;
        break;
      case ",":
        values += 1;
        break;
      case ":":
        members += 1;
        break;
      case "number":
        longestNumber = Math.max(longestNumber, writtenLength(token));
        break;
      case "string":
      case "text":
    }
  }
  return { depth: deepest, values, members, longestNumber };
}

function writtenLength(number: JsonTokens): number {
  const length = number.end - number.start;
  // Most numbers are short and plain: only the others are looked into.
  if (length < 3) return length;
  const [digits = "", exponent] = number.slice().split(/[eE]/);
  return exponent === undefined
    ? length
    : digits.length + Math.abs(Number(exponent));
}
