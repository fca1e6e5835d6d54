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

const quote = 0x22;
const backslash = 0x5c;

/** One pass, without recursion, over text that `JSON.parse` accepts. */
export function scanJson(text: string): JsonScan {
  let depth = 0;
  let deepest = 0;
  let values = 1;
  let members = 0;
  let longestNumber = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) at = endOfString(text, at);
    else if (code === 0x3a /* : */) members += 1;
    else if (code === 0x2c /* , */) values += 1;
    else if (code === 0x7b /* { */ || code === 0x5b /* [ */) {
      values += 1;
      depth += 1;
      if (depth > deepest) deepest = depth;
    } else if (code === 0x7d /* } */ || code === 0x5d /* ] */) depth -= 1;
    else if (code === 0x2d /* - */ || isDigit(code)) {
      const end = endOfNumber(text, at);
      longestNumber = Math.max(longestNumber, writtenLength(text, at, end));
      at = end - 1;
    }
  }
  return { depth: deepest, values, members, longestNumber };
}

/** The index of the quote that closes the string opened at `start`. */
export function endOfString(text: string, start: number): number {
  let at = start + 1;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === quote || Number.isNaN(code)) return at;
    at += code === backslash ? 2 : 1;
  }
}

function endOfNumber(text: string, start: number): number {
  let at = start + 1;
  while (isOfNumber(text.charCodeAt(at))) at += 1;
  return at;
}

function isOfNumber(code: number): boolean {
  return (
    isDigit(code) ||
    code === 0x2e /* . */ ||
    code === 0x65 /* e */ ||
    code === 0x45 /* E */ ||
    code === 0x2b /* + */ ||
    code === 0x2d /* - */
  );
}

function writtenLength(text: string, start: number, end: number): number {
  const length = end - start;
  // Most numbers are short and plain: only the others are looked into.
  if (length < 3) return length;
  const [digits = "", exponent] = text.slice(start, end).split(/[eE]/);
  return exponent === undefined
    ? length
    : digits.length + Math.abs(Number(exponent));
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
