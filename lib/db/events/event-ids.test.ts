import { beforeAll, expect, test } from "vitest";
import { readWithin } from "#lib/db/connection/read-within.ts";
import {
  eventRow,
  storeEvents,
  storeSource,
} from "#lib/db/testing/event-rows.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { selectEventRows } from "./select-events.ts";

await useTestDatabase();

beforeAll(async () => {
  const sourceId = await storeSource();
  await storeEvents([
    eventRow({
      sourceId,
      customerId: "cust_Ab12_Cd34_x",
      groupId: "plain77",
      distributionId: "distr_'quoted'\\",
      searchText: "",
    }),
    eventRow({ sourceId, customerId: "cust_Other", searchText: "" }),
  ]);
});

test.each([
  ["cust_ab12", 1],
  ["CUST_AB12_CD34_X", 1],
  ["ab12_c", 1],
  ["ab12", 1],
  ["plain7", 1],
  ["distr_'quoted'\\", 1],
  ["other", 1],
  // Neither its beginning nor what is behind its prefix.
  ["ust_ab12", 0],
  ["x_ab12", 0],
  ["lain77", 0],
  ["cust_ab13", 0],
])("searching for %j finds %i by its id", async (q, count) => {
  const rows = await readWithin((tx) =>
    selectEventRows(
      tx,
      "all",
      { q },
      { cursor: null, limit: 10, now: new Date() },
    ),
  );
  expect(rows).toHaveLength(count);
});
