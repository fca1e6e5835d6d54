import { expect, test } from "vitest";
import {
  eventRow,
  storeEvents,
  storeSource,
} from "#lib/db/testing/event-rows.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { testContext } from "#lib/services/testing/test-context.ts";
import { nameChosen } from "./name-chosen.ts";

await useTestDatabase();

test("a chosen segment that no longer occurs keeps its name, and one that was never sent its id", async () => {
  const sourceId = await storeSource();
  await storeEvents([
    eventRow({ sourceId, segmentId: "seg_1", segmentName: "VIP" }),
  ]);
  const facets = {
    segment: [{ id: "seg_2", name: "Cart", count: 4, exact: true }],
    campaign: [],
    distribution: [],
  };
  const named = await nameChosen(
    testContext(),
    { segment: ["seg_1"], "-segment": ["seg_2", "seg_3"] },
    facets,
  );
  expect(named.segment).toEqual([
    ...facets.segment,
    { id: "seg_1", name: "VIP", count: 0, exact: true },
    { id: "seg_3", name: null, count: 0, exact: true },
  ]);
});

test("a rejected request names nothing that an accepted one named", async () => {
  const sourceId = await storeSource();
  await storeEvents([
    eventRow({ sourceId, segmentId: "seg_named", segmentName: "Genuine" }),
    eventRow({
      sourceId,
      segmentId: "seg_named",
      segmentName: "Forged",
      outcome: "rejected",
      isEntry: false,
    }),
    eventRow({
      sourceId,
      segmentId: "seg_rejected",
      segmentName: "Only rejected",
      outcome: "rejected",
      isEntry: false,
    }),
  ]);
  const named = await nameChosen(
    testContext(),
    { segment: ["seg_named", "seg_rejected"] },
    { segment: [], campaign: [], distribution: [] },
  );
  expect(named.segment.map(({ name }) => name)).toEqual([
    "Genuine",
    "Only rejected",
  ]);
});
