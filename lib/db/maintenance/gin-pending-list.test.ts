import { beforeAll, expect, test } from "vitest";
import { db } from "#lib/db/connection/client.ts";
import { partitionOf } from "./partition-month.ts";
import { ensurePartitions } from "./partitions.ts";
import {
  flushGinPendingList,
  flushGinPendingListSoon,
  stopFlushingGinPendingList,
} from "./gin-pending-list.ts";
import {
  eventRow,
  storeEvents,
  storeSource,
} from "#lib/db/testing/event-rows.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";

await useTestDatabase();

const now = new Date();
let sourceId = "";

beforeAll(async () => {
  await ensurePartitions(now);
  sourceId = await storeSource();
  await db().$executeRaw`CREATE EXTENSION pageinspect`;
});

/** How many pages of each inverted index are not filed yet. */
async function pagesLeft(): Promise<number[]> {
  const rows = await db().$queryRaw<{ pages: number }[]>`
    SELECT (gin_metapage_info(get_raw_page(i.indexrelid::regclass::text, 0))).n_pending_pages::int AS pages
    FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am a ON a.oid = c.relam
    WHERE a.amname = 'gin' AND i.indrelid = to_regclass(${`event_partition.${partitionOf(now)}`})`;
  return rows.map(({ pages }) => pages);
}

function store(): Promise<unknown> {
  return storeEvents(
    Array.from({ length: 20 }, (_, n) =>
      eventRow({
        sourceId,
        searchText: `customer number ${String(n)}`,
        customerId: `cust_${String(n)}`,
        payload: { n },
      }),
    ),
  );
}

test("the words of newly stored events wait on a list until they are filed", async () => {
  await store();
  expect(pagesOver(await pagesLeft())).toBeGreaterThan(2);
  await flushGinPendingList(now);
  expect(pagesOver(await pagesLeft())).toBe(0);
});

test("they are filed soon, also those that come while others are being filed", async () => {
  await store();
  const before = pagesOver(await pagesLeft());
  flushGinPendingListSoon();
  await expect
    .poll(async () => pagesOver(await pagesLeft()))
    .toBeLessThan(before);
  await store();
  flushGinPendingListSoon();
  await expect.poll(async () => pagesOver(await pagesLeft())).toBe(0);
  await stopFlushingGinPendingList();
});

test("asked to stop, it ends at once what waits", async () => {
  await store();
  flushGinPendingListSoon();
  await stopFlushingGinPendingList();
  expect(pagesOver(await pagesLeft())).toBeGreaterThan(0);
  flushGinPendingListSoon();
  await expect.poll(async () => pagesOver(await pagesLeft())).toBe(0);
  await stopFlushingGinPendingList();
});

function pagesOver(pages: readonly number[]): number {
  return pages.reduce((sum, one) => sum + one, 0);
}
