import { purposeSchema } from "#lib/domain/reading/purpose.ts";
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
import { getOverviewDeliveries } from "./get-overview-deliveries.ts";
import { getOverviewEntries } from "./get-overview-entries.ts";
import { getOverviewLeaders } from "./get-overview-leaders.ts";
import { listEvents } from "#lib/services/events/list-events.ts";
import { listSourceSilences } from "#lib/services/sources/list-source-silences.ts";

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

describe("the entries of the last 24 hours", () => {
  test("are those of the list behind them, by purpose and hour, and no other event", async () => {
    await storeEvents([
      entry(25, { purpose: "promotion" }),
      entry(23.5, { purpose: "promotion" }),
      entry(0.5, { purpose: "unique_codes", needsAttention: true }),
      entry(0.4, { purpose: null }),
      // A test of any kind is none of them.
      entry(0.2, { isTest: true, needsAttention: true }),
      entry(0.6, {
        purpose: "unique_codes",
        needsAttention: true,
        validUntil: at(9),
      }),
      entry(0.3, {
        outcome: "duplicate",
        isEntry: false,
        purpose: "promotion",
      }),
    ]);
    const entries = await getOverviewEntries(testContext({ now }));
    const list = await listEvents(testContext({ now }), {
      entries: "only",
      from: "-24h",
    });
    expect(entries.total).toEqual({ count: list.items.length, exact: true });
    expect(entries.total.count).toBe(4);
    expect(entries.byPurpose).toMatchObject({
      promotion: { count: 1 },
      unique_codes: { count: 2 },
      plain_message: { count: 0 },
    });
    expect(entries.needsAttention.count).toBe(2);
    expect(entries.expiredOnArrival).toEqual({ count: 1, exact: true });
    for (const [count, filter] of [
      [entries.withoutPurpose, { "-purpose": purposeSchema.options }],
      [entries.needsAttention, { attention: "only" }],
      [entries.expiredOnArrival, { validity: "expired_on_arrival" }],
      ...purposeSchema.options.map(
        (purpose) =>
          [entries.byPurpose[purpose], { purpose: [purpose] }] as const,
      ),
    ] as const) {
      const { items } = await listEvents(testContext({ now }), {
        entries: "only",
        from: "-24h",
        ...filter,
      });
      expect([filter, count]).toEqual([
        filter,
        { count: items.length, exact: true },
      ]);
    }
    expect(entries.hours).toHaveLength(24);
    expect(entries.hours.at(0)).toMatchObject({
      count: 1,
      from: "2026-11-22T12:00:00.000Z",
    });
    expect(entries.hours.at(-1)).toMatchObject({
      count: 3,
      to: "2026-11-23T12:00:00.000Z",
    });
  });

  test("are compared with the same hours of past weeks that are wholly kept", async () => {
    await storeEvents([
      entry(3 * week + 24.5),
      ...several(40, () => entry(3 * week + 2.5)),
      ...several(30, () => entry(2 * week + 2.5)),
      ...several(20, () => entry(week + 2.5)),
      // Another hour of the week, so no part of what is usual.
      ...several(90, () => entry(week + 30)),
      ...several(4, () => entry(1.5)),
    ]);
    const { comparison, hours } = await getOverviewEntries(
      testContext({ now }),
    );
    expect(comparison).toEqual({ than: "far_fewer", usual: 30, weeks: 3 });
    expect(hours.map(({ usual }) => usual)).toEqual(
      hours.map((_, hour) => (hour === 21 ? 30 : 0)),
    );
  });

  test("are compared with nothing while there is too little history", async () => {
    await storeEvents([entry(week + 30), entry(1)]);
    const { comparison, hours } = await getOverviewEntries(
      testContext({ now }),
    );
    expect(comparison).toEqual({ than: "unknown", because: "history" });
    expect(hours[0]?.usual).toBeNull();
  });

  test("are none in an empty house", async () => {
    const { total, comparison } = await getOverviewEntries(
      testContext({ now }),
    );
    expect(total).toEqual({ count: 0, exact: true });
    expect(comparison.than).toBe("unknown");
  });
});

test("leaders are of entries of the last 7 days, and say so when not all were counted", async () => {
  await storeEvents([
    ...several(9, () => entry(week + 1, { segmentId: "seg_old" })),
    ...several(3, () => entry(2, { segmentId: "seg_a", segmentName: "A" })),
    ...several(2, () => entry(1, { segmentId: "seg_b", campaignId: "camp" })),
    entry(1, { segmentId: "seg_a", isEntry: false, outcome: "duplicate" }),
  ]);
  const all = await getOverviewLeaders(testContext({ now }));
  expect(all.counted).toEqual({ count: 5, exact: true });
  expect(all.segments.map(({ id, count }) => [id, count])).toEqual([
    ["seg_a", 3],
    ["seg_b", 2],
  ]);
  expect(all.campaigns).toMatchObject([{ id: "camp", count: 2 }]);
  const some = await getOverviewLeaders(testContext({ now }), 4);
  expect(some.counted).toEqual({ count: 4, exact: false });
  expect(some.segments.every(({ exact }) => !exact)).toBe(true);
});

test("deliveries are timed where the time of sending is known; a clock that runs ahead is no delay", async () => {
  const sent = (hoursAgo: number, ms: number) =>
    entry(hoursAgo, { sentAt: new Date(at(hoursAgo).getTime() - ms) });
  await storeEvents([
    sent(30, 9_000_000),
    sent(4, 540_000),
    sent(3, 400),
    sent(2, -2_000),
    entry(1),
  ]);
  const deliveries = await getOverviewDeliveries(testContext({ now }));
  expect(deliveries.counted).toEqual({ count: 3, exact: true });
  expect(deliveries.medianMs).toBe(400);
  expect(deliveries.p95Ms).toBe(540_000);
  expect(deliveries.slowest.map(({ delayMs }) => delayMs)).toEqual([
    540_000, 400, 0,
  ]);
  expect(deliveries.slowest[0]?.receivedAt).toBe(at(4).toISOString());
});

describe("sources", () => {
  const hourly = (from: number, to: number, given: Partial<Row> = {}) =>
    Array.from({ length: to - from }, (_, hour) =>
      entry(from + hour + 0.5, given),
    );

  test("that are silent for longer than before come first", async () => {
    const quiet = await storeSource("Quiet");
    await storeSource("New");
    await storeEvents([
      ...hourly(0, 200),
      ...hourly(9, 200, { sourceId: quiet }),
      // A test is no sign of life.
      entry(0.1, { sourceId: quiet, isTest: true }),
    ]);
    expect(await listSourceSilences(testContext({ now }))).toMatchObject([
      { name: "Quiet", state: "quiet", lastReceivedAt: at(9.5).toISOString() },
      { name: "New", state: "never", lastReceivedAt: null },
      { name: "Shop", state: "usual" },
    ]);
  });

  test("that are archived are not missed", async () => {
    await storeEvents(hourly(50, 300));
    await db().source.update({
      where: { id: sourceId },
      data: { archivedAt: now },
    });
    expect(await listSourceSilences(testContext({ now }))).toEqual([]);
  });
});
