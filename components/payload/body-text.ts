import type { Shape } from "#lib/domain/reading/shape.ts";
import { hexDump } from "./hex-dump.ts";
import { reindentJson } from "#lib/domain/json/reindent-json.ts";

/** More would choke the page that shows it; the download has all. */
const maxCharacters = 2_000_000;
const maxDumped = 65_536;

/** A body as text to show. `cut` counts the characters or bytes beyond what is shown. */
export type BodyText =
  | { readonly kind: "not_kept" }
  | { readonly kind: "empty" }
  | {
      readonly kind: "text";
      /** As received, every character of it, up to the cut. */
      readonly raw: string;
      /** Laid out in lines; null where it is no JSON, or too deep or large for that. */
      readonly readable: string | null;
      readonly cut: number;
    }
  | { readonly kind: "bytes"; readonly dump: string; readonly cut: number };

export function bodyText(body: Uint8Array | null, shape: Shape): BodyText {
  if (body === null) return { kind: "not_kept" };
  if (body.length === 0) return { kind: "empty" };
  const text = decodeExactly(body);
  if (text === null) {
    return {
      kind: "bytes",
      dump: hexDump(body.subarray(0, maxDumped)),
      cut: Math.max(0, body.length - maxDumped),
    };
  }
  const isShownWhole = text.length <= maxCharacters;
  return {
    kind: "text",
    raw: isShownWhole ? text : text.slice(0, maxCharacters),
    readable:
      shape === "not_json" || !isShownWhole
        ? null
        : reindentJson(text.replace(/^\uFEFF/, "")),
    cut: Math.max(0, text.length - maxCharacters),
  };
}

/** A byte order mark stays, as it was sent. Null for bytes that are not UTF-8. */
function decodeExactly(body: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(
      body,
    );
  } catch {
    return null;
  }
}
