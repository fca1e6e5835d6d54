import { isClosing, isOpening, JsonTokens } from "./json-tokens.ts";

const deepest = 200;
const longest = 4_000_000;

/**
 * Lays JSON text out in lines of two-space steps without reading it: number
 * spellings, escapes, duplicate keys and key order stay as they were sent, only
 * white space outside strings changes. Linear in its input and output.
 *
 * @returns null where the text nests deeper than 200 or would grow past
 *   4,000,000 characters: then the text as sent is the more readable one
 */
export function reindentJson(text: string): string | null {
  const parts: string[] = [];
  let length = 0;
  let depth = 0;
  /** Whether the last token opened an object or a list. */
  let isOpened = false;
  const put = (part: string) => {
    parts.push(part);
    length += part.length;
  };
  const putLine = () => {
    put(`\n${"  ".repeat(depth)}`);
  };

  for (const token = new JsonTokens(text); token.next() && length <= longest;) {
    const { kind } = token;
    const isEnd = isClosing(kind);
    const isEmpty = isOpened && isEnd;
    if (isEnd) depth = Math.max(0, depth - 1);
    if (isOpened && depth > deepest) return null;
    if ((isOpened || isEnd) && !isEmpty) putLine();
    isOpened = isOpening(kind);
    if (isOpened) depth += 1;
    put(kind === ":" ? ": " : token.slice());
    if (kind === ",") putLine();
  }
  return length > longest ? null : parts.join("");
}
