import fc from "fast-check";
import { expect, test } from "vitest";
import { eventFilterSchema } from "#lib/domain/filter/event-filter.ts";
import { AppError } from "#lib/errors/app-error.ts";
import {
  parseEventFilter,
  parseStrictEventFilter,
} from "./event-filter-params.ts";
import { eventFilterToSearchParams } from "./event-filter-to-search-params.ts";

const keys = [
  ...eventFilterSchema.keyof().options,
  "__proto__",
  "constructor",
  "toString",
  "cursor",
  "",
];
const hostile = [
  "'; DROP TABLE event; --",
  '" OR 1=1',
  "%_\\",
  "\0",
  "\ud800",
  "a".repeat(10_000),
  "__proto__",
  "{".repeat(8_000),
  "[".repeat(4_000) + "]".repeat(4_000),
  '{"__proto__":{"polluted":true}}',
  '{"a":1e999999}',
  '{"a":"\\u0000"}',
  '{"\\ud800":1}',
  "1e400",
  "-9999w",
  "+275760-09-13T00:00:00Z",
  "0000-01-01",
  "2026-11-23T25:00:00Z",
  "a:eq:",
  "a:in:[",
  'a["\\u0000"]:exists',
  'a["\\ud800"]:exists',
  `${"a.".repeat(900)}a:exists`,
  `${"[".repeat(1_000)}:eq:1`,
  `a${'["'.repeat(500)}:exists`,
];

test("whatever a URL holds, a page gets a filter that is one, and sentences", () => {
  const values = fc.oneof(
    fc.constantFrom(...hostile),
    fc.string({ unit: "binary" }),
    fc.json(),
  );
  const query = fc.array(fc.tuple(fc.constantFrom(...keys), values), {
    maxLength: 30,
  });
  fc.assert(
    fc.property(query, (given) => {
      const { filter, notices } = parseEventFilter(new URLSearchParams(given));
      expect(eventFilterSchema.safeParse(filter).success).toBe(true);
      expect(notices.length).toBeLessThanOrEqual(11);
      for (const notice of notices) {
        expect(notice).not.toMatch(/\p{Cc}/u);
        expect(notice.isWellFormed()).toBe(true);
        expect(notice.length).toBeLessThan(500);
      }
      const again = parseEventFilter(eventFilterToSearchParams(filter));
      expect(again).toEqual({ filter, notices: [] });
    }),
    { numRuns: 500 },
  );
  expect({}).not.toHaveProperty("polluted");
});

test.each(hostile)(
  "the API refuses or takes each value, and never breaks: %#",
  (value) => {
    for (const key of keys) {
      try {
        parseStrictEventFilter(new URLSearchParams([[key, value]]));
      } catch (error) {
        expect(error).toBeInstanceOf(AppError);
        expect(error).toMatchObject({ code: "invalid_request", field: key });
      }
    }
  },
);

test.each([
  ["q", "\0", /NUL/],
  ["q", "x".repeat(201), /200 characters/],
  ["match", `"${"x".repeat(8_192)}"`, /8192 characters/],
  ["match", "[".repeat(21) + "]".repeat(21), /20 deep/],
  ["match", '{"a":"\\u0000"}', /NUL/],
  ["match", '{"a":1e1000}', /number/],
  ["segment", "x".repeat(257), /256 characters/],
  ["payload", `a:eq:${"x".repeat(2_000)}`, /2000 characters/],
  ["payload", `${"a.".repeat(20)}a:exists`, /20 keys deep/],
  ["payload", "a:eq:\0", /NUL/],
  ["payload", `a:in:${"x,".repeat(100)}x`, /100 values/],
  ["payload", "a:exists:1", /nothing after exists/],
  ["payload", "a:gt:", /value after gt/],
])("%s says what is wrong", (key, value, message) => {
  expect(() =>
    parseStrictEventFilter(new URLSearchParams([[key, value]])),
  ).toThrow(message);
});

test("a number with a great exponent may stand within text", () => {
  const match = '{"a":"1e9999 \\" 1e9999"}';
  expect(parseStrictEventFilter(new URLSearchParams({ match })).match).toBe(
    match,
  );
});
