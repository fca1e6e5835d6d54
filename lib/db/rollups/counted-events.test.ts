import { beforeAll, expect, test } from "vitest";
import { selectFacets } from "./select-facets.ts";
import {
  eventRow,
  storeEvents,
  storeSource,
} from "#lib/db/testing/event-rows.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";

await useTestDatabase();

const now = new Date("2026-11-20T12:00:00Z");
const minutesAgo = (minutes: number) =>
  new Date(now.getTime() - minutes * 60_000);

beforeAll(async () => {
  const sourceId = await storeSource();
  const rows = (count: number, from: number, searchText: string) =>
    Array.from({ length: count }, (_, n) =>
      eventRow({ sourceId, searchText, receivedAt: minutesAgo(from + n) }),
    );
  await storeEvents(rows(600, 0, "newsletter"));
  await storeEvents(rows(5_100, 1_000, "old spring sale"));
  await storeEvents(rows(30, 900, "rare find"));
});

test("a search that was frequent once is counted by what it finds, though none of the newest fits", async () => {
  const { total, exact } = await selectFacets(
    "all",
    { q: "spring" },
    now,
    10_000,
  );
  expect(total).toBeGreaterThan(5_000);
  expect(exact).toBe(false);
});

test.each([
  ["rare", 30],
  ["newsletter", 600],
  ["nowhere", 0],
])("%s, which is found %i times, is counted whole", async (q, count) => {
  const { total, exact } = await selectFacets("all", { q }, now, 10_000);
  expect({ total, exact }).toEqual({ total: count, exact: true });
});
