import { expect, test } from "vitest";
import { z } from "zod";
import { Prisma } from "#lib/db/generated/client.ts";
import { insertEvents } from "#lib/db/ingest/insert-events.ts";
import { newEvent, storeSource } from "#lib/db/testing/event-rows.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { queryIngest } from "./ingest-pool.ts";

await useTestDatabase();

test("the insert of a small group is planned once, as that of a large one", async () => {
  const sourceId = await storeSource();
  for (let group = 0; group < 7; group++)
    await insertEvents([newEvent({ sourceId })]);
  const [plans] = await queryIngest(
    z.strictObject({ generic: z.int(), custom: z.int() }),
    Prisma.sql`SELECT generic_plans::int AS generic, custom_plans::int AS custom
      FROM pg_prepared_statements WHERE statement LIKE '%INSERT INTO event %'`,
  );
  expect(plans).toEqual({ generic: 7, custom: 0 });
});
