import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parsePayload } from "./parse-payload.ts";
import { problemSchema } from "./problem.ts";
import { readEvent } from "./read-event.ts";
import type { Reading } from "./reading.ts";
import {
  distributionEnvelope,
  plainMessage,
  promotion,
  toBytes,
  uniqueCode,
} from "#lib/domain/voucherify/sample-bodies.ts";

const million = 1_000_000;
const entered = JSON.stringify(distributionEnvelope(plainMessage));
const withName = (name: string) =>
  entered.replace(/"name":"In[^"]*"/, `"name":"${name}"`);

describe("what Postgres cannot search by value", () => {
  it.each([
    ["an escaped NUL", withName(String.raw`a\u0000b`), "NUL"],
    [
      "a lone high surrogate",
      withName(String.raw`\ud83d!`),
      "half of a character",
    ],
    [
      "a high surrogate at the end",
      withName(String.raw`\ud83d`),
      "half of a character",
    ],
    [
      "a lone low surrogate",
      withName(String.raw`\ude00`),
      "half of a character",
    ],
    [
      "surrogates in the wrong order",
      withName(String.raw`\ude00\ud83d`),
      "half of a character",
    ],
    ["a NUL in a key", String.raw`{"\u0000":1}`, "NUL"],
    ["a deep list", "[".repeat(501) + "]".repeat(501), "levels deep"],
    [
      "a list a hundred thousand deep",
      "[".repeat(100_000) + "]".repeat(100_000),
      "levels deep",
    ],
    [
      "an object a hundred thousand deep",
      '{"a":'.repeat(100_000) + "1" + "}".repeat(100_000),
      "levels deep",
    ],
    ["a monstrous exponent", "[1e131071]", "digits"],
    ["a monstrous negative exponent", "[-1.5E-131071]", "digits"],
    ["a number too large for JavaScript", "[1e401]", "digits"],
    ["a very long number", "9".repeat(401), "digits"],
    ["very many values", `[${"1,".repeat(10_000)}1]`, "values"],
  ])("is told of %s", (_name, body, why) => {
    const reading = readEvent(toBytes(body));
    expect(reading.isSearchable).toBe(false);
    expect(reading.problems.at(-1)).toMatchObject({
      kind: "not_searchable",
      severity: "note",
      message: expect.stringContaining(why) as unknown,
    });
  });

  it.each([
    ["an escaped backslash before u0000", withName(String.raw`\\u0000`)],
    ["a pair of escaped surrogates", withName(String.raw`\ud83d\ude00`)],
    ["a long text of digits and braces", withName("1e999[{".repeat(1_000))],
    ["a modest exponent", "[1e300]"],
    ["a list of 400 levels", "[".repeat(400) + "]".repeat(400)],
  ])("is not told of %s", (_name, body) => {
    expect(readEvent(toBytes(body)).isSearchable).toBe(true);
  });
});

describe("bytes that are no JSON", () => {
  it.each([
    ["nothing", new Uint8Array(), "empty_body"],
    ["white space", toBytes("  \n"), "not_json"],
    ["bytes that are not UTF-8", Uint8Array.of(0x7b, 0xff, 0x7d), "not_utf8"],
    [
      "an encoded lone surrogate",
      Uint8Array.of(0x22, 0xed, 0xa0, 0x80, 0x22),
      "not_utf8",
    ],
    ["UTF-16", Uint8Array.of(0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00), "not_utf8"],
    [
      "UTF-16 without a mark",
      Uint8Array.of(0x7b, 0x00, 0x7d, 0x00),
      "not_json",
    ],
    ["NUL bytes", new Uint8Array(100), "not_json"],
    ["a bare NUL within a text", toBytes(withName("a\0b")), "not_json"],
    ["a body that breaks off", toBytes(entered.slice(0, 400)), "not_json"],
    ["two bodies", toBytes(entered + entered), "not_json"],
    ["NaN", toBytes("NaN"), "not_json"],
    [
      "a megabyte of opening brackets",
      toBytes("[".repeat(million)),
      "not_json",
    ],
  ])("keeps %s as not JSON", (_name, bytes, kind) => {
    const reading = readEvent(bytes);
    expect(reading).toMatchObject({
      shape: "not_json",
      saysEntered: false,
      isSearchable: false,
      needsAttention: true,
    });
    expect(reading.problems.map((problem) => problem.kind)).toEqual([kind]);
    expectStorable(reading);
  });

  it("quotes nothing of the body in the problem", () => {
    const { problems } = readEvent(toBytes('{"email": secret@x.example}'));
    expect(JSON.stringify(problems)).not.toContain("secret");
  });
});

it("reads past a byte order mark", () => {
  const bytes = Uint8Array.of(0xef, 0xbb, 0xbf, ...toBytes(entered));
  expect(readEvent(bytes)).toMatchObject({
    shape: "envelope",
    isSearchable: true,
  });
});

describe("texts", () => {
  it.each([
    ["a long one", "x".repeat(300), "x".repeat(256)],
    [
      "one that would be cut within a character",
      `${"x".repeat(255)}😀`,
      "x".repeat(255),
    ],
    ["one that just fits", `${"x".repeat(254)}😀`, `${"x".repeat(254)}😀`],
    ["NUL", String.raw`a\u0000b`, "a\uFFFDb"],
    ["half of a character", String.raw`a\ud83d`, "a\uFFFD"],
  ])("are kept so that Postgres can bear %s", (_name, sent, kept) => {
    const reading = readEvent(toBytes(withName(sent)));
    expect(reading.customer?.name).toBe(kept);
    expect(reading.problems.some(({ kind }) => kind === "text_cut")).toBe(
      sent !== kept,
    );
  });
});

describe("keys", () => {
  it("that are sent twice are reported, the last one counting", () => {
    const body = `{"customer":{"object":"customer","id":"a","i\\u0064" : "b"},"segment":{"id":"s","name":"n","list":[{"x":1},{"x":1,"y":"x","x":2}]}}`;
    const { problems, customer } = readEvent(toBytes(body));
    expect(
      problems
        .filter(({ kind }) => kind === "duplicate_key")
        .map(({ path }) => path),
    ).toEqual(["$.customer.id", "$.segment.list[1].x"]);
    expect(customer?.id).toBe("b");
  });

  it("named like parts of JavaScript's objects are only keys", () => {
    const body = `{"__proto__":{"customer":{}},"constructor":1,"toString":null,"customer":{"__proto__":{"name":"Mallory"},"id":"c","object":"customer","hasOwnProperty":1},"segment":{"id":"s","name":"n"}}`;
    const reading = readEvent(toBytes(body));
    expect(reading).toMatchObject({
      shape: "data_only",
      customer: { id: "c", name: null },
    });
    expect(reading.problems.some(({ kind }) => kind === "duplicate_key")).toBe(
      false,
    );
    expect(({} as Record<string, unknown>).customer).toBeUndefined();
  });

  it("of a megabyte do not reach the problems", () => {
    const key = "k".repeat(million);
    expectStorable(readEvent(toBytes(`{"${key}":1,"${key}":2}`)));
  });
});

it.each([
  [
    "wrong vouchers",
    `{"customer":{"object":"customer"},"segment":{},"publication":{"vouchers_id":[${"1,".repeat(300_000)}1]}}`,
  ],
  [
    "wrong referrals",
    `{"customer":{"object":"customer","referrals":{"campaigns":[${"1,".repeat(300_000)}1]}},"segment":{}}`,
  ],
  [
    "wrong units",
    `{"customer":{"object":"customer"},"segment":{},"voucher":{"discount":{"units":[${'{"effect":1},'.repeat(70_000)}1]}}}`,
  ],
])("leaves out a list of very many %s", (_name, body) => {
  const reading = readEvent(toBytes(body));
  expect(reading.saysEntered).toBe(true);
  expect(reading.problems.length).toBeLessThan(50);
});

const validBodies = [plainMessage, promotion, uniqueCode].flatMap((data) => [
  JSON.stringify(data),
  JSON.stringify(distributionEnvelope(data)),
]);

describe("any body", () => {
  const options = { numRuns: 300 };

  it("of any bytes is read", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expectStorable(readEvent(bytes));
        parsePayload(bytes);
      }),
      options,
    );
  });

  it("of any JSON is read", () => {
    const place = fc.constantFrom(
      (value: unknown) => value,
      (value: unknown) => distributionEnvelope(value),
      (value: unknown) =>
        distributionEnvelope({ customer: value, segment: {} }),
      (value: unknown) => ({
        customer: { loyalty: value },
        segment: { name: value },
      }),
      (value: unknown) => ({ data: {}, event: value, source: value }),
    );
    fc.assert(
      fc.property(fc.json(), place, (json, put) => {
        const bytes = toBytes(JSON.stringify(put(JSON.parse(json))));
        expectStorable(readEvent(bytes));
        parsePayload(bytes);
      }),
      options,
    );
  });

  it("that was valid before one edit is read", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...validBodies),
        fc.nat(),
        fc.nat({ max: 40 }),
        fc.oneof(
          fc.string({ maxLength: 8 }),
          fc.constantFrom(",", "{", "]", '"', "\\u0000", "1e999", "null"),
        ),
        (body, at, removed, inserted) => {
          const start = at % body.length;
          const edited =
            body.slice(0, start) + inserted + body.slice(start + removed);
          expectStorable(readEvent(toBytes(edited)));
        },
      ),
      options,
    );
  });
});

/** What the database's columns rely on. */
function expectStorable(reading: Reading): void {
  const { searchText, problems, ...rest } = reading;
  expect(searchText.length).toBeLessThanOrEqual(4_000);
  expect(problems.length).toBeLessThanOrEqual(50);
  for (const problem of problems)
    expect(problemSchema.safeParse(problem).success).toBe(true);

  const texts = [...stringsIn(rest)];
  for (const text of texts) expect(text.length).toBeLessThanOrEqual(256);
  for (const text of [...texts, searchText, ...stringsIn(problems)]) {
    expect(text.isWellFormed() && !text.includes("\0")).toBe(true);
    expect(text.length).toBeLessThanOrEqual(4_000);
  }
}

function* stringsIn(value: unknown): Generator<string> {
  if (typeof value === "string") yield value;
  else if (typeof value === "object" && value !== null) {
    for (const child of Object.values(value)) yield* stringsIn(child);
  }
}
