import { expect, test } from "vitest";
import { storeSource } from "#lib/db/testing/event-rows.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { db } from "./client.ts";
import { allowTime, transact } from "./transaction.ts";

await useTestDatabase();

const cutOff = { code: "too_slow", message: /nothing of it was done/ };

test("a change whose statement is cut off is not done, and says so", async () => {
  await storeSource();
  const slow = transact(async (transaction) => {
    await transaction.source.deleteMany();
    await allowTime(transaction, 20);
    return transaction.$queryRaw`SELECT pg_sleep(5)::text`;
  });
  await expect(slow).rejects.toMatchObject(cutOff);
  expect(await db().source.count()).toBe(1);
});

test("so is one that takes too long altogether", async () => {
  const slow = transact(
    async (transaction) => {
      await transaction.$queryRaw`SELECT pg_sleep(0.3)::text`;
      return transaction.$queryRaw`SELECT 1 AS one`;
    },
    { timeoutMs: 100 },
  );
  await expect(slow).rejects.toMatchObject(cutOff);
});
