import { expect, test } from "vitest";
import { db } from "#lib/db/connection/client.ts";
import { monthOf } from "#lib/db/maintenance/partition-month.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { testContext } from "#lib/services/testing/test-context.ts";
import { findWarning } from "#lib/services/health/find-warning.ts";

await useTestDatabase();

test("a month without a partition is a warning for whoever watches, not unreadiness", async () => {
  const context = testContext();
  expect(await findWarning(context)).toBeNull();
  const { name } = monthOf(context.now);
  await db().$executeRawUnsafe(
    `ALTER TABLE event DETACH PARTITION event_partition.${name}`,
  );
  await db().$executeRawUnsafe(`DROP TABLE event_partition.${name}`);
  expect(await findWarning(context)).toContain(name);
});
