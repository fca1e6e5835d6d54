import { describe, expect, test } from "vitest";
import type {
  OverviewEntries,
  OverviewRejections,
} from "#lib/domain/counts/overview.ts";
import { findWhatIsWrong } from "#lib/domain/counts/overview-findings.ts";
import type { SourceSilence } from "#lib/domain/source/source-silence.ts";
import {
  entriesWords,
  findingWords,
  overviewHeadline,
} from "./overview-sentences.ts";

const of = (count: number, exact = true) => ({ count, exact });

const entries: OverviewEntries = {
  total: of(412),
  needsAttention: of(0),
  withoutPurpose: { count: 0, exact: true },
  expiredOnArrival: { count: 0, exact: true },
  byPurpose: {
    unique_codes: of(300),
    promotion: of(100),
    plain_message: of(12),
    contradiction: of(0),
  },
  comparison: { than: "as_usual", usual: 400, weeks: 4 },
  hours: [],
};
const nothingRejected: OverviewRejections = {
  total: of(0),
  causes: [],
  onlyCounted: { count: 0, since: "2026-11-22T00:00:00.000Z" },
};
const silent = (
  name: string,
  state: SourceSilence["state"],
): SourceSilence => ({
  sourceId: name,
  name,
  state,
  lastReceivedAt: "2026-11-22T20:00:00.000Z",
  longestMs: 1,
});
const well = {
  rejected: [],
  silences: [silent("Shop", "usual")],
  entries,
  rejections: nothingRejected,
};

test("all is well, in one sentence", () => {
  expect(overviewHeadline(findWhatIsWrong(well), entries)).toBe(
    "All is well: 412 entries in the last 24 hours, about as usual.",
  );
});

test("more than usual is no fault; a new, an unused and an abandoned source are none either", () => {
  const more = {
    ...entries,
    comparison: { than: "more", usual: 1_200, weeks: 2 },
  } as const;
  const findings = findWhatIsWrong({
    ...well,
    entries: more,
    silences: [
      silent("A", "unknown"),
      silent("B", "never"),
      silent("C", "abandoned"),
    ],
  });
  expect(overviewHeadline(findings, more)).toBe(
    "All is well: 412 entries in the last 24 hours, more than the usual 1,200 or so.",
  );
});

test("what loses entries now comes before what is odd about those that came", () => {
  const findings = findWhatIsWrong({
    rejected: [
      {
        sourceId: "1",
        name: "Shop",
        cause: "signature_mismatch",
        rejected: 3,
        rejectedExact: true,
        since: "2026-11-23T10:00:00.000Z",
        lastAt: "2026-11-23T11:00:00.000Z",
      },
    ],
    silences: [silent("Shop", "quiet"), silent("Café", "quiet")],
    entries: {
      ...entries,
      needsAttention: of(12),
      byPurpose: { ...entries.byPurpose, contradiction: of(3) },
      comparison: { than: "far_fewer", usual: 900, weeks: 4 },
    },
    rejections: { ...nothingRejected, total: of(5_000, false) },
  });
  expect(findings.map(findingWords)).toEqual([
    "Source “Shop” is rejecting webhooks.",
    "Shop and Café have been silent for longer than at any time in the past four weeks.",
    "Far fewer entries than usual: about 900 come in these 24 hours of other weeks.",
    "12 entries of the last 24 hours need attention, 3 with an inconsistent payload.",
    "5,000+ requests were rejected in the last 24 hours.",
  ]);
});

describe("too little to compare with is said", () => {
  test.each([
    ["history", "412 entries in the last 24 hours; baseline after 15 days"],
    [
      "volume",
      "412 entries in the last 24 hours, too many to compare with past weeks",
    ],
  ] as const)("%s", (because, words) => {
    expect(
      entriesWords({ ...entries, comparison: { than: "unknown", because } }),
    ).toBe(words);
  });
});

test.each([
  [1, 0, "1 entry of the last 24 hours needs attention."],
  [
    1,
    1,
    "1 entry of the last 24 hours needs attention: its payload is inconsistent.",
  ],
  [
    2,
    2,
    "2 entries of the last 24 hours need attention: their payloads are inconsistent.",
  ],
  [
    2,
    1,
    "2 entries of the last 24 hours need attention, 1 with an inconsistent payload.",
  ],
])(
  "%d that need attention, %d contradictions",
  (count, contradictions, words) => {
    expect(
      findingWords({
        kind: "attention",
        count: of(count),
        contradictions: of(contradictions),
      }),
    ).toBe(words);
  },
);
