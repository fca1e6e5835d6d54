import { expect, test } from "vitest";
import { db } from "./client.ts";
import { readWithin } from "./read-within.ts";
import { storeSource } from "#lib/db/testing/event-rows.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";

await useTestDatabase();

test("a query that takes too long is cut off, and says what to do", async () => {
  const slow = readWithin(async (tx) => {
    await tx.$queryRaw`SELECT set_config('statement_timeout', '20', true)`;
    return tx.$queryRaw`SELECT pg_sleep(5)::text`;
  });
  await expect(slow).rejects.toMatchObject({
    code: "too_slow",
    message: /Narrow/,
  });
});

test("nothing read can write", async () => {
  await storeSource();
  await expect(readWithin((tx) => tx.source.deleteMany())).rejects.toThrow(
    /read-only/,
  );
  expect(await db().source.count()).toBe(1);
});

test("a connection that breaks is unavailability, and the next read works", async () => {
  const broken = readWithin(async (tx) => {
    const [own] = await tx.$queryRaw<
      { pid: number }[]
    >`SELECT pg_backend_pid() AS pid`;
    await db().$queryRaw`SELECT pg_terminate_backend(${own?.pid}::int)`;
    return tx.$queryRaw`SELECT 1 AS one`;
  });
  await expect(broken).rejects.toMatchObject({ code: "unavailable" });
  expect(await readWithin((tx) => tx.$queryRaw`SELECT 1 AS one`)).toEqual([
    { one: 1 },
  ]);
});

test("a bug stays what it is", async () => {
  await expect(
    readWithin((tx) => tx.$queryRaw`SELECT no_such_column`),
  ).rejects.toThrow(/no_such_column/);
});
