import { JsonTokens } from "./json-tokens.ts";
import { keepKeyOrder } from "./json-value.ts";
import { type JsonScan, scanJson } from "./scan-json.ts";
import { toNumeric } from "./sent-number.ts";

/** What JSON text holds, and what it tells beside that. */
export type ScannedJson = {
  readonly value: unknown;
  readonly scan: JsonScan;
};

/**
 * A value of JSON with all that was sent: like `JSON.parse`, but that a number which a double would change
 * is a `SentNumber`, and `memberKeys` knows the order of the keys.
 *
 * @throws {SyntaxError} as `JSON.parse` does
 */
export function parseSentJson(text: string): unknown {
  return parseAndScanJson(text).value;
}

/** The same with the scan of the text, for those who need both. */
export function parseAndScanJson(text: string): ScannedJson {
  const value: unknown = JSON.parse(text);
  const scan = scanJson(text);
  // Most bodies hold nothing but what JavaScript keeps.
  return { value: scan.isMoreThanValue ? build(text) : value, scan };
}

/** Without recursion, of text that `JSON.parse` accepts. */
function build(text: string): unknown {
  const builder = new Builder();
  for (const token = new JsonTokens(text); token.next();) {
    switch (token.kind) {
      case "{":
        builder.open({ object: {}, keys: new Set(), key: null });
        break;
      case "[":
        builder.open({ list: [] });
        break;
      case "}":
      case "]":
        builder.close();
        break;
      case "number":
        builder.put(toNumeric(token.slice()));
        break;
      case "string":
      case "text":
        builder.put(JSON.parse(token.slice()));
        break;
      case ",":
      case ":":
    }
  }
  return builder.root;
}

type OpenObject = {
  readonly object: Record<string, unknown>;
  readonly keys: Set<string>;
  /** The key whose value comes next; null where a key comes next. */
  key: string | null;
};
/** An array or an object that is not closed yet. */
type Open = OpenObject | { readonly list: unknown[] };

class Builder {
  root: unknown;
  readonly #open: Open[] = [];

  open(container: Open): void {
    this.put("list" in container ? container.list : container.object);
    this.#open.push(container);
  }

  close(): void {
    const closed = this.#open.pop();
    if (closed && "keys" in closed) keepOrder(closed);
  }

  put(value: unknown): void {
    const within = this.#open.at(-1);
    if (!within) this.root = value;
    else if ("list" in within) within.list.push(value);
    else if (within.key === null) {
      within.key = String(value);
      within.keys.add(within.key);
    } else {
      setMember(within.object, within.key, value);
      within.key = null;
    }
  }
}

function keepOrder({ object, keys }: OpenObject): void {
  const sent = [...keys];
  if (Object.keys(object).some((key, at) => key !== sent[at])) {
    keepKeyOrder(object, sent);
  }
}

/** A key `__proto__` is a key like any other. */
function setMember(
  object: Record<string, unknown>,
  key: string,
  value: unknown,
): void {
  if (key !== "__proto__") object[key] = value;
  else {
    Object.defineProperty(object, key, {
      value,
      configurable: true,
      enumerable: true,
      writable: true,
    });
  }
}
