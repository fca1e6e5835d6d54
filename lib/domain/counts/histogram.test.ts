import { expect, test } from "vitest";
import { toHistogram } from "./histogram.ts";

test("buckets follow one another without gaps and divide by purpose", () => {
  const buckets = toHistogram(
    [
      { start: 60, purpose: "promotion", count: 2 },
      { start: 60, purpose: null, count: 3 },
      { start: 180, purpose: "plain_message", count: 1 },
    ],
    { from: 61.5, to: 200, step: 60 },
    true,
  );
  expect(buckets.map(({ count }) => count)).toEqual([5, 0, 1]);
  expect(buckets[0]).toEqual({
    from: "1970-01-01T00:01:00.000Z",
    to: "1970-01-01T00:02:00.000Z",
    count: 5,
    exact: true,
    byPurpose: { promotion: 2 },
  });
  for (const [index, bucket] of buckets.entries()) {
    expect(buckets[index + 1]?.from ?? bucket.to).toBe(bucket.to);
  }
});

test("nothing counted within a range is a row of empty buckets", () => {
  expect(
    toHistogram([], { from: 0, to: 3, step: 1 }, true).map(
      ({ count }) => count,
    ),
  ).toEqual([0, 0, 0]);
});
