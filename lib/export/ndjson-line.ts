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
  if (start === 0 && !body.includes(LF) && !body.includes(CR)) return body;
  return body
    .slice(start)
    .map((byte) => (byte === LF || byte === CR ? space : byte));
}

function hasByteOrderMark([first, second, third]: Uint8Array): boolean {
  return first === 0xef && second === 0xbb && third === 0xbf;
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
