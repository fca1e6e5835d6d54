import { testContext } from "#lib/services/testing/test-context.ts";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import {
  eventRow,
  storeEvents,
  storeSource,
} from "#lib/db/testing/event-rows.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { listEvents } from "./list-events.ts";

await useTestDatabase();

let sourceId = "";
beforeAll(async () => {
  sourceId = await storeSource();
});

type Arrivals = {
  /** Ids of the events that are stored for certain. */
  readonly stored: Set<string>;
  readonly ended: Promise<unknown>;
};

/**
 * Batches of events of two segments, stored side by side as by several processes: well over a
 * thousand a second, whole batches within one millisecond, and none sure to be committed in the order of its ids.
 */
function arrive(segments: readonly string[], batches: number[][]): Arrivals {
  const stored = new Set<string>();
  const lane = async (sizes: readonly number[]) => {
    for (const size of sizes) {
      const receivedAt = new Date();
      const rows = Array.from({ length: size }, (_, n) =>
        eventRow({
          sourceId,
          receivedAt,
          segmentId: segments[n % segments.length] ?? null,
        }),
      );
      await storeEvents(rows);
      for (const { id, segmentId } of rows) {
        if (segmentId === segments[0]) stored.add(id);
      }
    }
  };
  return { stored, ended: Promise.all(batches.map(lane)) };
}

let runs = 0;

test("pages visit every event once, whatever arrives meanwhile and however many share a millisecond", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom("asc" as const, "desc" as const),
      fc.integer({ min: 5, max: 60 }),
      fc.array(
        fc.array(fc.oneof(fc.constant(1), fc.constant(300)), {
          minLength: 4,
          maxLength: 12,
        }),
        { minLength: 3, maxLength: 6 },
      ),
      async (order, limit, batches) => {
        const segments = [`seg_${String(++runs)}`, `other_${String(runs)}`];
        const before = arrive(segments, [[120], [90]]);
        await before.ended;
        const { stored, ended } = arrive(segments, batches);
        const seen: string[] = [];
        let cursor: string | null = null;
        // In both orders nothing is owed that came after the start.
        const owed = new Set([...before.stored, ...stored]);
        do {
          const page = await listEvents(
            testContext(),
            { segment: [segments[0] ?? ""], order },
            { cursor, limit },
          );
          seen.push(...page.items.map(({ id }) => id));
          cursor = page.nextCursor;
        } while (cursor !== null);
        await ended;
        const inOrder = seen.toSorted();
        expect(seen).toEqual(order === "asc" ? inOrder : inOrder.reverse());
        expect(new Set(seen).size).toBe(seen.length);
        expect([...owed].filter((id) => !seen.includes(id))).toEqual([]);
      },
    ),
    { numRuns: process.env.LONG ? 60 : 6 },
  );
}, 600_000);
