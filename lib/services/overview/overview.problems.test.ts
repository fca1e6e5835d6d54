import { testContext } from "#lib/services/testing/test-context.ts";
import { beforeEach, describe, expect, test } from "vitest";
import { db } from "#lib/db/connection/client.ts";
import {
  clearEvents,
  eventRow,
  storeEvents,
  storeSource,
} from "#lib/db/testing/event-rows.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { getOverviewProblems } from "./get-overview-problems.ts";
import { getOverviewRejections } from "./get-overview-rejections.ts";

await useTestDatabase();

const now = new Date("2026-11-23T12:00:00Z");

const at = (hoursAgo: number) => new Date(now.getTime() - hoursAgo * 3_600_000);

const week = 7 * 24;

let sourceId: string;

beforeEach(async () => {
  await clearEvents();
  await db().sourceRejection.deleteMany();
  await db().source.deleteMany();
  sourceId = await storeSource("Shop");
});

type Row = Parameters<typeof eventRow>[0];

const entry = (hoursAgo: number, given: Partial<Row> = {}) =>
  eventRow({ sourceId, receivedAt: at(hoursAgo), ...given });

const several = (count: number, row: () => ReturnType<typeof entry>) =>
  Array.from({ length: count }, row);

test("rejections are told by source and cause, beside those that were only counted", async () => {
  const rejected = {
    outcome: "rejected",
    isEntry: false,
    signature: "invalid",
    rejection: "signature_mismatch",
  } as const;
  await storeEvents([
    entry(25, rejected),
    entry(3, rejected),
    entry(2, rejected),
    entry(1, {
      ...rejected,
      signature: "missing",
      rejection: "signature_missing",
    }),
  ]);
  const refusal = { sourceId, cause: "signature_mismatch" };
  await db().sourceRejection.createMany({
    data: [
      { ...refusal, day: new Date("2026-11-23"), notKept: 40, lastAt: at(2) },
      { ...refusal, day: new Date("2026-11-21"), notKept: 7, lastAt: at(40) },
    ],
  });
  const rejections = await getOverviewRejections(testContext({ now }));
  expect(rejections.total).toEqual({ count: 3, exact: true });
  expect(rejections.causes).toMatchObject([
    { sourceName: "Shop", cause: "signature_mismatch", count: { count: 2 } },
    { cause: "signature_missing", count: { count: 1 } },
  ]);
  expect(rejections.onlyCounted).toEqual({
    count: 40,
    since: "2026-11-22T00:00:00.000Z",
  });
});

describe("problems by distribution", () => {
  const odd = (...kinds: readonly string[]) => ({
    needsAttention: true,
    problems: kinds.map((kind) => ({
      kind,
      severity: "warning",
      path: "$",
      message: "It is odd.",
    })),
  });

  test("count entries, not problems, and leave notes out", async () => {
    await storeEvents([
      entry(5, { distributionId: "d_1", ...odd("missing_key", "missing_key") }),
      entry(4, {
        distributionId: "d_1",
        ...odd("contradiction", "missing_key"),
      }),
      entry(3, {
        needsAttention: true,
        problems: [
          {
            kind: "unknown_value",
            severity: "note",
            path: "$",
            message: "It is new.",
          },
        ],
      }),
      entry(2, { distributionId: "d_2" }),
      entry(week + 1, { distributionId: "d_3", ...odd("bad_time") }),
    ]);
    const { total, distributions } = await getOverviewProblems(
      testContext({ now }),
    );
    expect(total).toEqual({ count: 3, exact: true });
    expect(distributions).toMatchObject([
      {
        distributionId: "d_1",
        count: { count: 2 },
        lastAt: at(4).toISOString(),
        kinds: [
          { kind: "missing_key", count: 2 },
          { kind: "contradiction", count: 1 },
        ],
      },
      { distributionId: null, count: { count: 1 }, kinds: [] },
    ]);
  });

  test("count what the distributions that are not listed sent", async () => {
    await storeEvents(
      Array.from({ length: 8 }, (_, at) =>
        entry(1, { distributionId: `d_${String(at)}`, ...odd("bad_time") }),
      ),
    );
    const { total, others, distributions } = await getOverviewProblems(
      testContext({ now }),
    );
    const listed = distributions.map(({ count }) => count.count);
    expect(others.count).toBeGreaterThan(0);
    expect(listed.reduce((sum, count) => sum + count, others.count)).toBe(
      total.count,
    );
  });

  test("say so when not all were looked at", async () => {
    await storeEvents(several(4, () => entry(1, odd("bad_time"))));
    const { total, distributions } = await getOverviewProblems(
      testContext({ now }),
      3,
    );
    expect(total).toEqual({ count: 3, exact: false });
    expect(distributions[0]?.count.exact).toBe(false);
  });
});
