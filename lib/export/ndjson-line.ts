/** What a line needs to know of an event; everything else it has is written as it stands. */
export type LineEvent = {
  readonly body: Uint8Array | null;
  /** Whether the body is JSON that a reader of lines can bear. */
  readonly isPlainJson: boolean;
};

const CR = 0x0d;
const LF = 0x0a;
const space = 0x20;
const lineEnd = Buffer.from("}\n");
const nothing = Buffer.from("null");

/** In a line, what stands before a payload that is the body byte for byte. */
export const exactPayloadKey = ',"bodyBase64":null,"payload":';

/**
 * An event as one line of NDJSON. Its last key, `payload`, has the text of the body as
 * it was sent: spellings of numbers, order and repeats of keys are the sender's.
 *
 * The bytes can always be had back: they are the payload's text, or, where that is not
 * so (JSON of several lines, here put on one; text that is no JSON), `bodyBase64`.
 * Both are null when the body was not kept.
 */
export function toNdjsonLine({
  body,
  isPlainJson,
  ...event
}: LineEvent): Buffer {
  const payload = body && isPlainJson ? onOneLine(body) : null;
  const isExact = payload === body;
  const head = JSON.stringify({
    ...event,
    bodyBase64: isExact || !body ? null : bufferOf(body).toString("base64"),
  });
  return Buffer.concat([
    Buffer.from(`${head.slice(0, -1)},"payload":`),
    payload ?? nothing,
    lineEnd,
  ]);
}

/** JSON has line breaks between its tokens only, where a space does as well. */
function onOneLine(body: Uint8Array): Uint8Array {
  const start = hasByteOrderMark(body) ? 3 : 0;
  // A buffer looks for a byte many times faster than the array that it is.
  const bytes = bufferOf(body);
  if (start === 0 && !bytes.includes(LF) && !bytes.includes(CR)) return body;
  const line = Buffer.from(bytes.subarray(start));
  for (const lineBreak of [LF, CR]) {
    for (
      let at = line.indexOf(lineBreak);
      at >= 0;
      at = line.indexOf(lineBreak, at + 1)
    ) {
      line[at] = space;
    }
  }
  return line;
}

function hasByteOrderMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
