import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { proportions } from "./proportions.ts";

const part = (value: number) => ({ label: "part", value });
const percents = (...values: number[]) =>
  proportions(values.map(part)).map((each) => Math.round(each.percent));

describe("proportions", () => {
  it("shares a hundred percent", () => {
    expect(percents(3, 1)).toEqual([75, 25]);
  });

  it("leaves out what is zero, negative or no number", () => {
    expect(percents(0, 5, -3, Number.NaN, Infinity)).toEqual([100]);
    expect(percents(0, 0)).toEqual([]);
  });

  it("keeps one among ten thousand visible", () => {
    expect(percents(10_000, 1)[1]).toBe(2);
  });

  it("always fills the bar, whatever the numbers", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, noNaN: true }), { maxLength: 6 }),
        (values) => {
          const shares = proportions(values.map(part));
          const sum = shares.reduce((total, each) => total + each.percent, 0);
          if (shares.length > 0) expect(sum).toBeCloseTo(100, 6);
          for (const each of shares) expect(each.percent).toBeGreaterThan(1.5);
        },
      ),
    );
  });
});
