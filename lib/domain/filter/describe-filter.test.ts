import { expect, test } from "vitest";
import {
  describeFilter,
  describeFilterInSentences,
} from "./describe-filter.ts";
import { type EventFilter, filterKeys, toListKey } from "./event-filter.ts";

const wordsOf = (filter: EventFilter) =>
  describeFilter(filter, (key, id) =>
    key === "segment" && id === "seg_1" ? "New Customers" : null,
  ).map(({ words }) => words);

test.each<[EventFilter, string]>([
  [{ segment: ["seg_1", "seg_2"] }, "segment is New Customers or seg_2"],
  [{ "-segment": ["seg_1"] }, "segment is not New Customers"],
  [{ purpose: ["unique_codes"] }, "purpose is unique codes"],
  [{ from: "-7d" }, "received in the last 7 days"],
  [{ from: "-1h" }, "received in the last 1 hour"],
  [{ to: "2026-11-23" }, "received up to the end of 2026-11-23 (UTC)"],
  [{ sentTo: "-2w" }, "sent more than 2 weeks ago"],
  [{ problem: ["any"] }, "has a problem"],
  [{ "-problem": ["any"] }, "has no problem"],
  [{ problem: ["bad_time"] }, "has a problem of the kind bad time"],
  [
    {
      payload: [
        "metadata.region:eq:EMEA",
        "customer.loyalty.points:gt:100",
        "voucher:exists",
      ],
    },
    "metadata.region = EMEA, customer.loyalty.points > 100 and voucher exists",
  ],
  [
    { "-payload": ["region:in:EMEA,APAC"] },
    "not: region is one of EMEA or APAC",
  ],
])("%o in words", (filter, words) => {
  expect(wordsOf(filter)).toEqual([words]);
});

test("every key has words of its own", () => {
  for (const key of filterKeys) {
    const value = toListKey(key) ? ["any"] : "only";
    const [phrase] = describeFilter({ [key]: value });
    expect(phrase?.key).toBe(key);
    expect(phrase?.words).not.toContain("undefined");
    expect(phrase?.words).not.toContain(`${key}:`);
  }
});

test("a filter that only orders says that it means everything", () => {
  expect(describeFilterInSentences({ order: "asc" })).toEqual([
    "Every event kept, duplicates and rejected ones included; test events left out.",
    "Oldest first.",
  ]);
  expect(describeFilterInSentences({ entries: "only" })).toEqual([
    "Is a segment entry.",
  ]);
});
