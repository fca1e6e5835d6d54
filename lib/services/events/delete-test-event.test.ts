import { expect, test } from "vitest";
import {
  eventRow,
  storeEvents,
  storeSource,
} from "#lib/db/testing/event-rows.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { getFacets } from "#lib/services/counts/get-facets.ts";
import { testContext } from "#lib/services/testing/test-context.ts";
import { deleteTestEvent } from "./delete-test-event.ts";
import { getEvent } from "./get-event.ts";

await useTestDatabase();

const context = testContext();

test("a test event can be deleted, with what is counted of it", async () => {
  const row = eventRow({ sourceId: await storeSource(), isTest: true });
  await storeEvents([row]);
  const total = async () =>
    (await getFacets(context, { test: "only" })).total.count;
  expect(await total()).toBe(1);
  await deleteTestEvent(context, { id: row.id });
  expect(await total()).toBe(0);
  await expect(getEvent(context, row.id)).rejects.toMatchObject({
    code: "not_found",
  });
});

test("no other event can", async () => {
  const row = eventRow({ sourceId: await storeSource() });
  await storeEvents([row]);
  await expect(deleteTestEvent(context, { id: row.id })).rejects.toMatchObject({
    code: "conflict",
  });
  await expect(
    deleteTestEvent(context, { id: "nothing" }),
  ).rejects.toMatchObject({ code: "not_found" });
  expect((await getEvent(context, row.id)).id).toBe(row.id);
});
