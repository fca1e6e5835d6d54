import { expect, test } from "vitest";
import { toViewQuery } from "./view-query.ts";

const of = (query: string) =>
  toViewQuery("entries", new URLSearchParams(query));

test.each([
  ["a place in the list is no part of it", "segment=a&cursor=xyz", "segment=a"],
  [
    "the order of keys means nothing",
    "segment=a&from=-7d",
    "from=-7d&segment=a",
  ],
  [
    "nor does that of a filter's values",
    "segment=b&segment=a",
    "segment=a&segment=b",
  ],
  ["what asks for nothing is left out", "q=&segment=a", "segment=a"],
  ["a value given twice is asked for once", "code=A&code=A", "code=A"],
  ["the question mark is no part of it", "?segment=a", "segment=a"],
])("%s", (_, query, expected) => {
  expect(of(query)).toBe(expected);
});

test("that a list is of entries is asked by the entries page itself, and by no other", () => {
  const params = new URLSearchParams("entries=only");
  expect(toViewQuery("entries", params)).toBe("");
  expect(toViewQuery("events", params)).toBe("entries=only");
});

test("its own spelling is final, whatever the values hold", () => {
  const query = `q=${encodeURIComponent('Łukasz & "Zoë" = 100 % + 1')}&match=${encodeURIComponent('{"a":"b&c=d"}')}`;
  const once = of(query);
  expect(of(once)).toBe(once);
  expect(new URLSearchParams(once).get("q")).toBe('Łukasz & "Zoë" = 100 % + 1');
});
