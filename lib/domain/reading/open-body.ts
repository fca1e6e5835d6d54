import type { Arrival, Compression } from "./arrival.ts";
import { decodeBody } from "./decode-body.ts";
import type { DecodedBody } from "./decode-body.ts";
import type { ScannedJson } from "#lib/domain/json/parse-sent-json.ts";
import { scanJson } from "#lib/domain/json/scan-json.ts";
import type { ProblemList } from "./problem-list.ts";
import { unwrapForm, unwrapJson } from "./unwrap-body.ts";
import type { WrappedBody } from "./unwrap-body.ts";

/** A body as far as it could be opened. */
export type OpenedBody = {
  /** The bytes as text and, where they are JSON, as a value: after decompression, before anything is unwrapped. */
  readonly decoded: DecodedBody;
  /** The JSON that is read; null where there is none. */
  readonly json: ScannedJson | null;
  /** Whether `json` was found within something else. */
  readonly isWrapped: boolean;
  /** Whether `json` is not what the bytes as kept are. */
  readonly isCompressed: boolean;
};

/** Decompresses, decodes and unwraps a body; what stood in the way is a problem. Never throws. */
export function openBody(
  body: Uint8Array,
  { compression, contentType }: Arrival,
  problems: ProblemList | null,
): OpenedBody {
  const decoded = compression
    ? decodeCompressed(body, compression, problems)
    : decodeBody(body, problems);
  const wrapped = decoded.isJson
    ? unwrapJson(decoded.value)
    : unwrapForm(decoded.text, contentType);
  if (wrapped) reportWrapping(wrapped, problems);
  const inner = wrapped?.inner ?? null;
  const isCompressed = compression?.content != null;
  if (inner) {
    const scan = scanJson(inner.text ?? decoded.text ?? "");
    const json = { value: inner.value, scan };
    return { decoded, json, isWrapped: true, isCompressed };
  }
  const json = decoded.isJson ? decoded : null;
  return { decoded, json, isWrapped: false, isCompressed };
}

function decodeCompressed(
  body: Uint8Array,
  compression: Compression,
  problems: ProblemList | null,
): DecodedBody {
  if (!compression.content) return decodeUnpacked(body, compression, problems);
  problems?.note(
    "compressed_body",
    "$",
    `The body was sent compressed with ${compression.encoding}; it is kept as it came and read unpacked.`,
  );
  return decodeBody(compression.content, problems);
}

/** A header may call a body compressed that some proxy unpacked already: then the body speaks for itself. */
function decodeUnpacked(
  body: Uint8Array,
  compression: Compression,
  problems: ProblemList | null,
): DecodedBody {
  const decoded = decodeBody(body, null);
  if (decoded.isJson) return decoded;
  problems?.warn("compressed_body", "$", whyStillPacked(compression));
  return { isJson: false, text: null };
}

function whyStillPacked({ encoding, failure }: Compression): string {
  const sent = `The body was sent compressed with ${encoding.slice(0, 60)}`;
  switch (failure) {
    case "too_large":
      return `${sent} and is too large when unpacked; it is kept as it came and not read.`;
    case "unknown_encoding":
      return `${sent}, which is not known here; it is kept as it came and not read.`;
    case "broken":
    case null:
      return `${sent} and cannot be unpacked; it is kept as it came and not read.`;
  }
}

function reportWrapping(
  { within, inner }: WrappedBody,
  problems: ProblemList | null,
): void {
  const place = within.join(" in ");
  problems?.warn(
    "wrapped_body",
    "$",
    inner
      ? `What Voucherify sent came inside ${place}. It is kept as it came and read inside; something between Voucherify and here wraps it.`
      : `What Voucherify sent came inside ${place}. Voucherify sends one event in a request, so none of them is read.`,
  );
}
