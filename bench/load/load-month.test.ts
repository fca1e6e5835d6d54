import { Client } from "pg";
import { expect, test } from "vitest";
import { ensurePartitions } from "#lib/db/maintenance/partitions.ts";
import { selectRollup } from "#lib/db/rollups/select-rollup.ts";
import { storeSource } from "#lib/db/testing/event-rows.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { loadMonth, type Month } from "./load-month.ts";
import type { LoadPlan } from "./loaded-event.ts";

const { url } = await useTestDatabase();

const monthOf2024 = (at: number): Month => ({
  from: Date.UTC(2024, at, 1),
  to: Date.UTC(2024, at + 1, 1),
});
const plan = (sourceId: string): LoadPlan => ({
  events: 300,
  seed: 1,
  from: Date.UTC(2024, 0, 1),
  to: Date.UTC(2024, 6, 1) - 2_000,
  sourceId,
});

async function withClient<Result>(
  work: (client: Client) => Promise<Result>,
): Promise<Result> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const tablesLike = (pattern: string) =>
  withClient(async (client) => {
    const { rows } = await client.query<{ name: string }>(
      "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'event_partition' AND tablename LIKE $1 ORDER BY 1",
      [pattern],
    );
    return rows.map(({ name }) => name);
  });

test("months are loaded side by side while a server makes partitions", async () => {
  const ofShop = plan(await storeSource());
  const loads = [0, 1, 2, 3, 4, 5].map((at) =>
    withClient((client) => loadMonth(client, ofShop, monthOf2024(at))),
  );
  const [made, ...counts] = await Promise.all([
    ensurePartitions(new Date(Date.UTC(2024, 8, 1))),
    ...loads,
  ]);
  expect(made).toHaveLength(4);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(300);
  expect(await tablesLike("event_2024_0%")).toEqual([
    ...["event_2024_01", "event_2024_02", "event_2024_03", "event_2024_04"],
    ...["event_2024_05", "event_2024_06", "event_2024_09"],
  ]);
  expect(await tablesLike("loading%")).toEqual([]);
  const inDefault = await withClient((client) =>
    client.query("SELECT FROM event_partition.event_default"),
  );
  expect(inDefault.rowCount).toBe(0);
  expect((await selectRollup("all", {}, new Date()))?.total).toBe(300);
});

test("a month that cannot be stored leaves nothing behind", async () => {
  const ofNobody = {
    ...plan("019b0000-0000-7000-8000-0000000000ff"),
    from: Date.UTC(2023, 0, 1),
    to: Date.UTC(2023, 1, 1),
  };
  const january = { from: ofNobody.from, to: ofNobody.to };
  await expect(
    withClient((client) => loadMonth(client, ofNobody, january)),
  ).rejects.toThrow("foreign key");
  expect(await tablesLike("%2023%")).toEqual([]);
});
