import {
  parseAndScanJson,
  type ScannedJson,
} from "#lib/domain/json/parse-sent-json.ts";
import type { ProblemList } from "./problem-list.ts";

/** `text` is null for bytes that are not UTF-8. */
export type DecodedBody =
  | ({ readonly isJson: true; readonly text: string } & ScannedJson)
  | { readonly isJson: false; readonly text: string | null };

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** A byte order mark is dropped from `text`. */
export function decodeBody(
  body: Uint8Array,
  problems: ProblemList | null,
): DecodedBody {
  if (body.length === 0) {
    problems?.warn("empty_body", "$", "The body is empty.");
    return { isJson: false, text: "" };
  }
  const text = decodeUtf8(body);
  if (text === null) {
    problems?.warn("not_utf8", "$", whyNotUtf8(body));
    return { isJson: false, text };
  }
  try {
    return { isJson: true, text, ...parseAndScanJson(text) };
  } catch (error) {
    problems?.warn("not_json", "$", whyNotJson(error));
    return { isJson: false, text };
  }
}

function decodeUtf8(body: Uint8Array): string | null {
  try {
    return utf8.decode(body);
  } catch {
    return null;
  }
}

function whyNotUtf8([first, second]: Uint8Array): string {
  const isUtf16 =
    (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  return isUtf16
    ? "The body is UTF-16 text, and JSON is sent as UTF-8."
    : "The body is not UTF-8 text.";
}

/** The engine's own message quotes the body, so only the place is taken from it. */
function whyNotJson(error: unknown): string {
  const detail = error instanceof Error ? error.message : "";
  if (/unexpected end|unterminated/i.test(detail)) {
    return "The body is not JSON: it breaks off before its end.";
  }
  const position = /at position (\d+)/.exec(detail)?.[1];
  return position === undefined
    ? "The body is not JSON."
    : `The body is not JSON: the first error is at character ${String(Number(position) + 1)}.`;
}
