import { describe, expect, it } from "vitest";
import {
  entriesBreakdown,
  entriesHeadline,
  type EntryCounts,
} from "./entries-headline.ts";

const frame = {
  zone: "UTC",
  now: new Date("2026-11-23T12:00:00Z"),
};
const exactly = (count: number) => ({ count, exact: true });

const counts: EntryCounts = {
  total: exactly(1_310),
  customers: exactly(1_284),
  segments: exactly(7),
  purpose: [
    { value: "promotion", ...exactly(301) },
    { value: "unique_codes", ...exactly(812) },
  ],
};

describe("entriesHeadline", () => {
  it("says who entered what and when", () => {
    expect(entriesHeadline(counts, { from: "-7d" }, frame)).toBe(
      "1,284 customers entered 7 segments in the last 7 days",
    );
  });

  it("speaks of one as one", () => {
    const one = { ...counts, customers: exactly(1), segments: exactly(1) };
    expect(entriesHeadline(one, {}, frame)).toBe(
      "1 customer entered 1 segment",
    );
  });

  it("does not claim to have counted what it has not", () => {
    const many = {
      ...counts,
      customers: { count: 98_000, exact: false },
      segments: { count: 1, exact: false },
    };
    expect(entriesHeadline(many, {}, frame)).toBe(
      "98,000+ customers entered 1+ segments",
    );
  });

  it("does not speak of a named range where an end was set too", () => {
    const filter = { from: "-7d", to: "-1h" };
    expect(entriesHeadline(counts, filter, frame)).toMatch(
      /, 16 Nov 2026, 12:00 – 23 Nov 2026, 11:00$/,
    );
  });

  it("does not speak of no customers where they only lack ids", () => {
    const nameless = { ...counts, customers: exactly(0) };
    expect(entriesHeadline(nameless, {}, frame)).toBe(
      "1,310 entries without a customer id",
    );
  });

  it("names emptiness with its range", () => {
    const none = { ...counts, total: exactly(0), customers: exactly(0) };
    expect(entriesHeadline(none, { from: "-1h" }, frame)).toBe(
      "No entries in the last hour",
    );
  });
});

describe("entriesBreakdown", () => {
  it("always tells purposes in the same order, only those that occur, and the rest", () => {
    expect(entriesBreakdown(counts, {})).toBe(
      "1,310 entries: 812 with a unique code, 301 with a promotion, 197 with no purpose.",
    );
  });

  it("has no rest where the purposes add up to the total", () => {
    expect(entriesBreakdown({ ...counts, total: exactly(1_113) }, {})).toBe(
      "1,113 entries: 812 with a unique code, 301 with a promotion.",
    );
  });

  it("does not work out a rest of what was not counted to the end", () => {
    const many = { ...counts, total: { count: 1_310, exact: false } };
    expect(entriesBreakdown(many, {})).toBe(
      "1,310+ entries: 812 with a unique code, 301 with a promotion.",
    );
  });

  it("does not count purposes that the filter leaves out", () => {
    const promotions = { ...counts, total: exactly(301) };
    expect(entriesBreakdown(promotions, { purpose: ["promotion"] })).toBe(
      "301 entries: 301 with a promotion.",
    );
  });

  it("has nothing to divide without entries", () => {
    expect(entriesBreakdown({ ...counts, total: exactly(0) }, {})).toBe("");
  });
});
