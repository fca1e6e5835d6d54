import fc from "fast-check";
import { expect, test } from "vitest";
import { safeNext, signInHref } from "./safe-next.ts";

const base = "https://inspector.shop.example";

test.each(["/", "/entries?segment=seg_1&q=a%2Fb#top", "/events/1?x=%5C"])(
  "%s is gone back to",
  (next) => {
    expect(safeNext(next)).toBe(next);
    expect(signInHref(next)).toBe(
      next === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(next)}`,
    );
  },
);

test.each([
  "//evil.example",
  "///evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "/.//evil.example",
  "/x/..//evil.example",
  "/%2e//evil.example",
  "https://evil.example",
  "https:evil.example",
  "javascript:alert(1)",
  "data:text/html,x",
  "evil.example",
  " /entries",
  "",
  "/sign-in?next=/sign-in",
  "/welcome",
  "/api/v1/events",
  null,
  undefined,
])("%j leads to the start page", (next) => {
  expect(safeNext(next)).toBe("/");
});

test("wherever it leads is here", () => {
  const pieces = fc.constantFrom(
    "/",
    "\\",
    ".",
    "..",
    "%2f",
    "%5c",
    "@",
    ":",
    "?",
    "#",
    "evil.example",
    "\t",
    "\r\n",
    "\0",
    "http:",
    "a",
    "\u2028",
    "％",
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
      const url = new URL(safeNext(parts.join("")), base);
      expect(url.origin).toBe(base);
    }),
    { numRuns: 2_000 },
  );
});
