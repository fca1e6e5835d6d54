import { testContext } from "#lib/services/testing/test-context.ts";
import { beforeAll, expect, test } from "vitest";
import {
  eventRow,
  storeEvents,
  storeSource,
} from "#lib/db/testing/event-rows.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import type { EventFilter } from "#lib/domain/filter/event-filter.ts";
import type { EventItem } from "#lib/domain/event/event.ts";
import { listEvents } from "./list-events.ts";

await useTestDatabase();

let sourceId = "";
beforeAll(async () => {
  sourceId = await storeSource();
});

/** Follows `nextCursor` to the end. */
async function walk(
  filter: EventFilter,
  limit: number,
  between: () => Promise<void> = () => Promise.resolve(),
): Promise<EventItem[]> {
  const seen: EventItem[] = [];
  let cursor: string | null = null;
  do {
    const page = await listEvents(testContext(), filter, { cursor, limit });
    seen.push(...page.items);
    cursor = page.nextCursor;
    await between();
  } while (cursor !== null);
  return seen;
}

/** Events of one millisecond, long enough ago that none of them counts as in flight. */
async function storeColliding(
  segmentId: string,
  count: number,
): Promise<string[]> {
  const receivedAt = new Date(Date.now() - 3_600_000);
  const rows = Array.from({ length: count }, () =>
    eventRow({ sourceId, segmentId, receivedAt }),
  );
  await storeEvents(rows);
  return rows.map(({ id }) => id).sort();
}

test.each([1, 7, 30, 100, 101])(
  "pages of %i visit each event once though all share a millisecond",
  async (limit) => {
    const segmentId = `seg_${String(limit)}`;
    const ids = await storeColliding(segmentId, 100);
    const forward = await walk({ segment: [segmentId], order: "asc" }, limit);
    const back = await walk({ segment: [segmentId] }, limit);
    expect(forward.map(({ id }) => id)).toEqual(ids);
    expect(back.map(({ id }) => id)).toEqual(ids.toReversed());
  },
);

test("a walk sees what was there when it began, once, while more arrives", async () => {
  const segmentId = "seg_busy";
  const ids = await storeColliding(segmentId, 60);
  const seen = await walk({ segment: [segmentId] }, 9, () =>
    storeEvents([
      eventRow({ sourceId, segmentId }),
      eventRow({ sourceId, segmentId }),
    ]),
  );
  expect(seen.map(({ id }) => id)).toEqual(ids.toReversed());
});

test("the way back leads through the same pages, and ends at a whole first page", async () => {
  const filter: EventFilter = { segment: ["seg_back"] };
  const ids = (await storeColliding("seg_back", 25)).toReversed();
  const first = await listEvents(testContext(), filter, { limit: 10 });
  const second = await listEvents(testContext(), filter, {
    limit: 10,
    cursor: first.nextCursor,
  });
  const third = await listEvents(testContext(), filter, {
    limit: 10,
    cursor: second.nextCursor,
  });
  expect(first.previousCursor).toBeNull();
  expect(third.nextCursor).toBeNull();
  const secondAgain = await listEvents(testContext(), filter, {
    limit: 10,
    cursor: third.previousCursor,
  });
  expect(secondAgain).toEqual(second);
  const firstAgain = await listEvents(testContext(), filter, {
    limit: 10,
    cursor: secondAgain.previousCursor,
  });
  expect(firstAgain.items.map(({ id }) => id)).toEqual(ids.slice(0, 10));
  expect(firstAgain.previousCursor).toBeNull();
});

test("events just stored are on the page at once, in both orders", async () => {
  await storeEvents([
    eventRow({ sourceId, segmentId: "seg_fresh" }),
    eventRow({ sourceId, segmentId: "seg_fresh" }),
  ]);
  expect(await walk({ segment: ["seg_fresh"], order: "asc" }, 1)).toHaveLength(
    2,
  );
  expect(await walk({ segment: ["seg_fresh"] }, 1)).toHaveLength(2);
});

test("an ascending walk is of what was stored when it began: an older event that is committed later moves nothing in it", async () => {
  const segmentId = "seg_flight";
  const row = () => eventRow({ sourceId, segmentId });
  const [late, ...younger] = [row(), row(), row()];
  await storeEvents(younger);
  const filter = { segment: [segmentId], order: "asc" } as const;
  const first = await listEvents(testContext(), filter, { limit: 1 });
  await storeEvents([late, row()]);
  const second = await listEvents(testContext(), filter, {
    cursor: first.nextCursor,
    limit: 1,
  });
  expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(
    younger.map(({ id }) => id),
  );
  expect(second.nextCursor).toBeNull();
  const anew = await walk(filter, 1);
  expect(anew.map(({ id }) => id).slice(0, 3)).toEqual([
    late.id,
    ...younger.map(({ id }) => id),
  ]);
});

test.each(["x", "", "%00", "a".repeat(5_000), "YQ", "__proto__", "ünicode"])(
  "a cursor that no page gave is refused: %s",
  async (cursor) => {
    await expect(
      listEvents(testContext(), {}, { cursor }),
    ).rejects.toMatchObject({
      code: "invalid_request",
      field: "cursor",
    });
  },
);
