import { expect, test } from "vitest";
import { db } from "#lib/db/connection/client.ts";
import { partitionOf } from "./partition-month.ts";
import { ensurePartitions } from "./partitions.ts";
import { flushGinPendingList } from "./gin-pending-list.ts";
import {
  eventRow,
  storeEvents,
  storeSource,
} from "#lib/db/testing/event-rows.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";

await useTestDatabase();

/** Files what is left, and tells how many pages of it there were. */
async function pagesLeft(now: Date): Promise<number> {
  const [row] = await db().$queryRaw<{ pages: number }[]>`
    SELECT gin_clean_pending_list(i.indexrelid)::int AS pages FROM pg_index i
    WHERE i.indrelid = to_regclass(${`event_partition.${partitionOf(now)}`})
      AND pg_get_indexdef(i.indexrelid) LIKE '%gin_trgm_ops%'`;
  return row?.pages ?? -1;
}

test("the words of newly stored events wait on a list until they are filed", async () => {
  const now = new Date();
  await ensurePartitions(now);
  const sourceId = await storeSource();
  const store = () =>
    storeEvents(
      Array.from({ length: 20 }, (_, n) =>
        eventRow({ sourceId, searchText: `customer number ${String(n)}` }),
      ),
    );
  await store();
  await flushGinPendingList(now);
  expect(await pagesLeft(now)).toBe(0);
  await store();
  expect(await pagesLeft(now)).toBeGreaterThan(0);
});
