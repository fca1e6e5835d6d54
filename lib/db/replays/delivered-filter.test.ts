import { expect, test } from "vitest";
import { v7 as uuidV7 } from "uuid";
import { db } from "#lib/db/connection/client.ts";
import {
  eventRow,
  storeEvents,
  storeSource,
} from "#lib/db/testing/event-rows.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import type { EventFilter } from "#lib/domain/filter/event-filter.ts";
import { createDestination } from "#lib/services/destinations/create-destination.ts";
import { listEvents } from "#lib/services/events/list-events.ts";
import { testContext } from "#lib/services/testing/test-context.ts";

await useTestDatabase();
const admin = testContext();

test("a list tells what a destination has, and what it has not", async () => {
  const sourceId = await storeSource();
  const rows = [1, 2, 3].map(() => eventRow({ sourceId }));
  await storeEvents(rows);
  const [crm, other] = await Promise.all(
    ["CRM", "Warehouse"].map((name) =>
      createDestination(admin, { name, url: "https://no-such-host.invalid/" }),
    ),
  );
  const [first, second, third] = rows.map(({ id }) => id);
  const attempt = (
    eventId: string | undefined,
    destinationId: string | undefined,
    outcome: "delivered" | "failed",
  ) => ({
    id: uuidV7(),
    eventId: String(eventId),
    destinationId: String(destinationId),
    outcome,
    attempt: 1,
    isFinal: true,
    startedAt: new Date(),
  });
  await db().replayAttempt.createMany({
    data: [
      attempt(first, crm?.id, "delivered"),
      attempt(second, crm?.id, "failed"),
      attempt(third, other?.id, "delivered"),
    ],
  });
  const idsOf = async (filter: EventFilter) =>
    (await listEvents(admin, { ...filter, order: "asc" })).items.map(
      ({ id }) => id,
    );
  const crmId = String(crm?.id);
  expect(await idsOf({ deliveredTo: [crmId] })).toEqual([first]);
  expect(await idsOf({ notDeliveredTo: [crmId] })).toEqual([second, third]);
  expect(await idsOf({ deliveredTo: [crmId, String(other?.id)] })).toEqual([
    first,
    third,
  ]);
});
