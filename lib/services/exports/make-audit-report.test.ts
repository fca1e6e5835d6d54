import { testContext } from "#lib/services/testing/test-context.ts";
import { beforeAll, expect, test } from "vitest";
import {
  eventRow,
  storeEvents,
  storeSource,
} from "#lib/db/testing/event-rows.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { freezeSelection } from "./freeze-selection.ts";
import { makeAuditReport } from "./make-audit-report.ts";

await useTestDatabase();

const receivedAt = new Date(Date.now() - 3_600_000);
const problem = (kind: string) => ({
  kind,
  severity: "warning",
  path: "$",
  message: "",
});

beforeAll(async () => {
  const sourceId = await storeSource();
  const row = (given: object) => eventRow({ sourceId, receivedAt, ...given });
  const vip = { segmentId: "seg_vip", segmentName: "VIP" };
  const contradiction = {
    ...vip,
    purpose: "contradiction",
    needsAttention: true,
    problems: [
      problem("contradiction"),
      problem("bad_time"),
      problem("bad_time"),
    ],
  };
  await storeEvents([
    row({
      ...vip,
      segmentName: "Very important",
      purpose: "promotion",
      campaignId: "camp_1",
      campaignName: "Spring",
      receivedAt: new Date(receivedAt.getTime() - 1_000),
    }),
    row({ ...vip, purpose: "plain_message" }),
    // What came late, was forged or is a test renames nothing.
    row({
      ...vip,
      segmentName: "Before that",
      purpose: "plain_message",
      enteredAt: new Date(receivedAt.getTime() - 86_400_000),
      receivedAt: new Date(receivedAt.getTime() + 1_000),
    }),
    row({
      ...vip,
      segmentName: "Forged",
      outcome: "rejected",
      isEntry: false,
      rejection: "signature_missing",
      receivedAt: new Date(receivedAt.getTime() + 2_000),
    }),
    row(contradiction),
    row({ outcome: "duplicate", isEntry: false, purpose: "plain_message" }),
    ...["signature_mismatch", "signature_mismatch", "signature_missing"].map(
      (rejection) => row({ outcome: "rejected", isEntry: false, rejection }),
    ),
    ...Array.from({ length: 300 }, () =>
      row({ segmentId: "seg_other", purpose: "plain_message" }),
    ),
  ]);
});

test("every event is counted once for each thing, and things have their newest names", async () => {
  const { counts } = await makeAuditReport(
    testContext(),
    await freezeSelection(testContext(), {}),
  );
  expect(counts).toMatchObject({ events: 309, entries: 304 });
  expect(counts.outcome).toEqual([
    { value: "accepted", count: 304, entries: 304 },
    { value: "rejected", count: 4, entries: 0 },
    { value: "duplicate", count: 1, entries: 0 },
  ]);
  expect(counts.purpose).toEqual([
    { value: "plain_message", count: 303, entries: 302 },
    { value: null, count: 4, entries: 0 },
    { value: "contradiction", count: 1, entries: 1 },
    { value: "promotion", count: 1, entries: 1 },
  ]);
  expect(counts.rejection).toEqual([
    { value: "signature_mismatch", count: 2, entries: 0 },
    { value: "signature_missing", count: 2, entries: 0 },
  ]);
  expect(counts.problem).toEqual([
    { value: "bad_time", count: 1, entries: 1 },
    { value: "contradiction", count: 1, entries: 1 },
  ]);
  expect(counts.segment).toEqual({
    found: 3,
    groups: [
      { value: "seg_other", name: null, count: 300, entries: 300 },
      { value: "seg_vip", name: "VIP", count: 5, entries: 4 },
      { value: null, name: null, count: 4, entries: 0 },
    ],
  });
  expect(counts.campaign.groups).toContainEqual({
    value: "camp_1",
    name: "Spring",
    count: 1,
    entries: 1,
  });
});

test("made again up to the same event, it says the same, and its rows are bounded", async () => {
  const selection = await freezeSelection(testContext(), {
    segment: ["seg_other"],
  });
  const now = new Date();
  const first = await makeAuditReport(testContext({ now }), selection);
  const sourceId = await storeSource("Another");
  await storeEvents([eventRow({ sourceId, segmentId: "seg_other" })]);
  expect(await makeAuditReport(testContext({ now }), selection)).toEqual(first);
  expect(first.rows).toHaveLength(200);
  expect(first.counts.events).toBe(300);
});

test("the filter is told in words, with the names of its things", async () => {
  const { filterInWords } = await makeAuditReport(
    testContext(),
    await freezeSelection(testContext(), {
      segment: ["seg_vip"],
      entries: "only",
    }),
  );
  expect(filterInWords.join(" ")).toContain("VIP");
});
