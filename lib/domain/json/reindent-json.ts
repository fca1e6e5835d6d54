const deepest = 200;
const longest = 4_000_000;

/** The white space that JSON knows; any other is content and stays. */
const isWhiteSpace = (char: string) =>
  char === " " || char === "\n" || char === "\r" || char === "\t";

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
  const put = (part: string) => {
    parts.push(part);
    length += part.length;
  };
  const putLine = () => {
    put(`\n${"  ".repeat(depth)}`);
  };

  for (let at = 0; at < text.length && length <= longest;) {
    const char = text.charAt(at);
    if (char === '"') {
      const end = endOfString(text, at);
      put(text.slice(at, end));
      at = end;
    } else if (char === "{" || char === "[") {
      const next = skipWhiteSpace(text, at + 1);
      const closing = char === "{" ? "}" : "]";
      if (text.charAt(next) === closing) {
        put(char + closing);
        at = next + 1;
      } else {
        depth += 1;
        if (depth > deepest) return null;
        put(char);
        putLine();
        at = next;
      }
    } else if (char === "}" || char === "]") {
      depth = Math.max(0, depth - 1);
      putLine();
      put(char);
      at += 1;
    } else if (char === ",") {
      put(char);
      putLine();
      at += 1;
    } else if (char === ":") {
      put(": ");
      at += 1;
    } else if (isWhiteSpace(char)) {
      at = skipWhiteSpace(text, at);
    } else {
      const end = endOfWord(text, at);
      put(text.slice(at, end));
      at = end;
    }
  }
  return length > longest ? null : parts.join("");
}

function skipWhiteSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && isWhiteSpace(text.charAt(at))) at += 1;
  return at;
}

/** The index after the closing quote, or the end of a text that breaks off. */
function endOfString(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === "\\") at += 1;
    else if (char === '"') return at + 1;
  }
  return text.length;
}

function endOfWord(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && !'"{}[],:'.includes(text.charAt(at))) {
    if (isWhiteSpace(text.charAt(at))) break;
    at += 1;
  }
  return at;
}
