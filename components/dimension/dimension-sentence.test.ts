import { expect, test } from "vitest";
import { dimensionSentence } from "./dimension-sentence.ts";

const exactly = (count: number) => ({ count, exact: true });

test("a distribution reported entries, of which one may name no customer and no segment", () => {
  const facets = {
    total: exactly(51),
    customers: exactly(40),
    segments: exactly(1),
  };
  expect(dimensionSentence("distribution", facets)).toEqual({
    before: "",
    after: " reported 51 entries: 40 customers, 1 segment",
  });
});

test("a sentence begins with a capital where the customers could not be counted", () => {
  const facets = {
    total: exactly(95),
    customers: { count: 0, exact: false },
    segments: exactly(1),
  };
  expect(dimensionSentence("segment", facets).before).toBe(
    "Many customers entered ",
  );
  expect(dimensionSentence("campaign", facets).before).toBe(
    "Many customers were sent ",
  );
});

test("entries that name no customer are not said to be of 0 customers", () => {
  const facets = {
    total: exactly(3),
    customers: exactly(0),
    segments: exactly(1),
  };
  expect(dimensionSentence("segment", facets)).toEqual({
    before: "3 entries into ",
    after: " without a customer id",
  });
  expect(dimensionSentence("campaign", facets).before).toBe("3 entries of ");
});
