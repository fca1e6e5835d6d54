/** `text` is whatever stands between the others: a literal, or anything at all where the text is no JSON. */
export type JsonTokenKind =
  "{" | "}" | "[" | "]" | "," | ":" | "string" | "number" | "text";

/**
 * The tokens of JSON text, in order, without recursion and without reading any value, so that
 * digits, escapes and repeated keys are still what was sent. White space between tokens is
 * passed over. Text that is no JSON has tokens too: a string that is never closed ends with the text.
 *
 *     for (const token = new JsonTokens(text); token.next(); ) use(token.kind, token.start, token.end);
 *
 * One object is every token in turn: a body has up to a million of them.
 */
export class JsonTokens {
  readonly text: string;
  kind: JsonTokenKind = "text";
  /** Where the token begins, and the index after its last character. */
  start = 0;
  end = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** Moves on to the next token; false at the end of the text. */
  next(): boolean {
    const { text } = this;
    let at = this.end;
    let code = text.charCodeAt(at);
    while (isWhiteSpace(code)) {
      at += 1;
      code = text.charCodeAt(at);
    }
    if (Number.isNaN(code)) return false;
    this.start = at;
    this.kind = kindOf(code);
    if (this.kind === "string") this.end = endOfString(text, at);
    else if (this.kind === "number" || this.kind === "text")
      this.end = endOfScalar(text, at);
    else this.end = at + 1;
    return true;
  }

  /** The token as it was sent. */
  slice(): string {
    return this.text.slice(this.start, this.end);
  }
}

export function isOpening(kind: JsonTokenKind): boolean {
  return kind === "{" || kind === "[";
}

export function isClosing(kind: JsonTokenKind): boolean {
  return kind === "}" || kind === "]";
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** The white space that JSON knows; any other is content. */
function isWhiteSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

function kindOf(code: number): JsonTokenKind {
  switch (code) {
    case QUOTE:
      return "string";
    case 0x2c:
      return ",";
    case 0x3a:
      return ":";
    case 0x7b:
      return "{";
    case 0x7d:
      return "}";
    case 0x5b:
      return "[";
    case 0x5d:
      return "]";
    default:
      // A digit, or a minus sign.
      return (code >= 0x30 && code <= 0x39) || code === 0x2d
        ? "number"
        : "text";
  }
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return at + 1;
    if (Number.isNaN(code)) return text.length;
    at += code === BACKSLASH ? 2 : 1;
  }
}

function endOfScalar(text: string, start: number): number {
  let at = start + 1;
  for (;;) {
    const code = text.charCodeAt(at);
    if (Number.isNaN(code) || isWhiteSpace(code)) return at;
    const kind = kindOf(code);
    if (kind !== "number" && kind !== "text") return at;
    at += 1;
  }
}
