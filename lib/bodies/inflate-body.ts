import {
  brotliDecompressSync,
  gunzipSync,
  inflateRawSync,
  inflateSync,
  zstdDecompressSync,
} from "node:zlib";
import type { Compression } from "#lib/domain/reading/arrival.ts";

/**
 * As many bytes as may come out of a compressed body. A thousandth of that can be sent to make
 * them: beyond it nothing is unpacked, however large it claims to be.
 */
const MOST_INFLATED = 4 * 1024 * 1024;
/** No sender compresses more than twice, and each time costs. */
const MOST_LAYERS = 3;

/**
 * What a compressed body holds. It is told by its header, and gzip by its first bytes too, since proxies
 * lose headers. Null for a body that is not compressed, whatever its header says. Never throws.
 */
export function inflateBody(
  body: Uint8Array,
  contentEncoding: string | null,
): Compression | null {
  const declared = encodingsOf(contentEncoding);
  const encodings =
    declared.length === 0 && isGzip(body) ? ["gzip"] : declared.reverse();
  if (encodings.length === 0) return null;
  const encoding = encodings.toReversed().join(", ");
  if (encodings.length > MOST_LAYERS) {
    return { encoding, content: null, failure: "unknown_encoding" };
  }
  let content = body;
  for (const layer of encodings) {
    const inflated = inflateLayer(content, layer);
    if (typeof inflated === "string") {
      return { encoding, content: null, failure: inflated };
    }
    content = inflated;
  }
  return { encoding, content, failure: null };
}

/** The bytes that were sent, out of the compression that they came in; as they are where they cannot be had out of it. */
export function unpackedBody(
  body: Uint8Array,
  headers: readonly (readonly [string, string])[],
): Uint8Array {
  return inflateBody(body, contentEncodingOf(headers))?.content ?? body;
}

/** The encoding that a request's headers declare. */
export function contentEncodingOf(
  headers: readonly (readonly [string, string])[],
): string | null {
  return (
    headers.find(([name]) => name.toLowerCase() === "content-encoding")?.[1] ??
    null
  );
}

function encodingsOf(header: string | null): string[] {
  return (header ?? "")
    .slice(0, 200)
    .toLowerCase()
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "" && name !== "identity");
}

function isGzip(body: Uint8Array): boolean {
  return body[0] === 0x1f && body[1] === 0x8b;
}

function inflateLayer(
  body: Uint8Array,
  encoding: string,
): Uint8Array | NonNullable<Compression["failure"]> {
  const options = { maxOutputLength: MOST_INFLATED };
  try {
    switch (encoding) {
      case "gzip":
      case "x-gzip":
        return gunzipSync(body, options);
      case "deflate":
        // The standard means a zlib stream; many send what is within it alone.
        return isZlib(body)
          ? inflateSync(body, options)
          : inflateRawSync(body, options);
      case "br":
        return brotliDecompressSync(body, options);
      case "zstd":
        return zstdDecompressSync(body, options);
      default:
        return "unknown_encoding";
    }
  } catch (error) {
    return isTooLarge(error) ? "too_large" : "broken";
  }
}

function isZlib([first = 0, second = 0]: Uint8Array): boolean {
  return (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0;
}

function isTooLarge(error: unknown): boolean {
  return (
    error instanceof Error &&
    "code" in error &&
    error.code === "ERR_BUFFER_TOO_LARGE"
  );
}
