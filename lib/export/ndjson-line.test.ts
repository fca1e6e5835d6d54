import { describe, expect, test } from "vitest";
import { readNdjsonBody } from "../verify/read-ndjson-body.ts";
import { toNdjsonLine } from "./ndjson-line.ts";

const line = (body: Uint8Array | null, isPlainJson: boolean) =>
  toNdjsonLine({
    ...{ id: "event", bodySha256: body && "its digest" },
    body,
    isPlainJson,
  }).toString();
const utf8 = (text: string) => Buffer.from(text);

describe("a body that is JSON", () => {
  test.each([
    '{"a":1}',
    '{"amount":1.10,"big":12345678901234567890,"huge":1e400,"minus":-0.0}',
    '{"b":1,"a":2,"b":3,"__proto__":{"x":1}}',
    '  {"a" : [ 1 ,2 ] }\t',
    '{"text":"\\n\\u0000\\ud800 \u2028 ünïcode 🎟 \\"payload\\":{}"}',
    '{"bodyBase64":null,"payload":{"bodyBase64":null,"payload":1}}',
    "null",
    '""',
  ])("stands in its line as it was sent: %s", (text) => {
    const written = line(utf8(text), true);
    expect(written.endsWith(`,"bodyBase64":null,"payload":${text}}\n`)).toBe(
      true,
    );
    expect(written.match(/[\r\n]/g)).toHaveLength(1);
    expect(JSON.parse(written)).toMatchObject({ id: "event" });
    expect(readNdjsonBody(utf8(written.trimEnd()))).toEqual(utf8(text));
  });

  test.each([
    '{\n  "a": 1.0,\r\n  "b": [\n]\n}\n',
    "\u{feff}{}",
    '\r\n"\\r\\n"\r\n',
  ])("is put on one line, and its bytes beside it: %j", (text) => {
    const written = line(utf8(text), true);
    expect(written.match(/[\r\n]/g)).toHaveLength(1);
    expect(JSON.parse(written)).toHaveProperty(
      "payload",
      JSON.parse(text.replace("\u{feff}", "")),
    );
    expect(readNdjsonBody(utf8(written.trimEnd()))).toEqual(utf8(text));
  });
});

test.each([
  ["text that is no JSON", utf8('a=1\n"},"payload":{}')],
  ["bytes that are no text", new Uint8Array([0xff, 0x00, 0x0a, 0x7b])],
  ["nothing", new Uint8Array()],
])("%s is kept as its bytes", (_what, bytes) => {
  const written = line(bytes, false);
  expect(JSON.parse(written)).toHaveProperty("payload", null);
  expect(readNdjsonBody(utf8(written.trimEnd()))).toEqual(Buffer.from(bytes));
});

test("a body that was not kept is told apart from an empty one", () => {
  expect(readNdjsonBody(utf8(line(null, false).trimEnd()))).toBeNull();
});
