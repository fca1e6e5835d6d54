import { JsonTokens } from "./json-tokens.ts";
import { toNumeric } from "./sent-number.ts";

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
  /** Whether a value of JavaScript loses something: the digits of a number that a double changes, or the place of a key that is a whole number. */
  readonly isMoreThanValue: boolean;
};

/** Whole numbers of so many characters are doubles, to the last digit. */
const plainLength = 15;

/** One pass, without recursion, over text that `JSON.parse` accepts. */
export function scanJson(text: string): JsonScan {
  let depth = 0;
  let deepest = 0;
  let values = 1;
  let members = 0;
  let lastString = 0;
  let hasOddKey = false;
  const numbers = new Numbers();
  for (const token = new JsonTokens(text); token.next();) {
    switch (token.kind) {
      case "{":
      case "[":
        values += 1;
        depth += 1;
        if (depth > deepest) deepest = depth;
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
        hasOddKey ||= isWholeNumber(text, lastString);
        break;
      case "number":
        numbers.add(token);
        break;
      case "string":
        lastString = token.start;
        break;
      case "text":
    }
  }
  return {
    depth: deepest,
    values,
    members,
    longestNumber: numbers.longest,
    isMoreThanValue: hasOddKey || numbers.areMoreThanDoubles,
  };
}

class Numbers {
  longest = 0;
  areMoreThanDoubles = false;

  add(token: JsonTokens): void {
    const { text, start, end } = token;
    if (end - start <= plainLength && isPlain(text, start, end)) {
      this.longest = Math.max(this.longest, end - start);
      return;
    }
    const number = token.slice();
    this.longest = Math.max(this.longest, writtenLength(number));
    this.areMoreThanDoubles ||= typeof toNumeric(number) !== "number";
  }
}

/** Whether it is digits and nothing else. */
function isPlain(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    if (!isDigit(text.charCodeAt(at))) return false;
  }
  return true;
}

/** Whether the string that begins there is a key that JavaScript puts before all others. */
function isWholeNumber(text: string, start: number): boolean {
  let at = start + 1;
  while (isDigit(text.charCodeAt(at))) at += 1;
  return at > start + 1 && text[at] === '"';
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function writtenLength(number: string): number {
  const [digits = "", exponent] = number.split(/[eE]/);
  return exponent === undefined
    ? number.length
    : digits.length + Math.abs(Number(exponent));
}
