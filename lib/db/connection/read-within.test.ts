import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { z } from "zod";
import { Prisma } from "#lib/db/generated/client.ts";
import { db } from "./client.ts";
import { query, queryOne } from "./query.ts";
import { readByIndex, readWithin } from "./read-within.ts";
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
  await expect(
    readWithin((tx) => tx.$executeRaw`DELETE FROM source`),
  ).rejects.toThrow(/read-only/);
  expect(await db().source.count()).toBe(1);
});

test("a connection that breaks is unavailability, and the next read works", async () => {
  const broken = readWithin(async (tx) => {
    const { pid } = await queryOne(
      tx,
      z.strictObject({ pid: z.number() }),
      Prisma.sql`SELECT pg_backend_pid() AS pid`,
    );
    await db().$queryRaw`SELECT pg_terminate_backend(${pid}::int)`;
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

test("what is read is one snapshot", async () => {
  const count = Prisma.sql`SELECT count(*)::int AS count FROM source`;
  const counts = await readWithin(async (tx) => {
    const before = await tx.$queryRaw(count);
    await storeSource();
    return [before, await tx.$queryRaw(count)];
  });
  expect(counts[1]).toEqual(counts[0]);
  expect(await readWithin((tx) => tx.$queryRaw(count))).not.toEqual(counts[0]);
});

test("after a read that failed, its connection is as good as new", async () => {
  for (let again = 0; again < 20; again++)
    await expect(
      readWithin((tx) => tx.$queryRaw`SELECT no_such_column`),
    ).rejects.toThrow(/no_such_column/);
  expect(await readWithin((tx) => tx.$queryRaw`SELECT 1 AS one`)).toEqual([
    { one: 1 },
  ]);
});

test("times, days and bytes come back as they were given, in whatever zone this process is", async () => {
  const at = new Date("2026-11-23T23:42:07.101Z");
  const bytes = Uint8Array.of(0, 92, 120, 255);
  const [row] = (await readWithin(
    (tx) => tx.$queryRaw`SELECT ${at}::timestamptz AS at, ${at}::date AS day,
      ${[at]}::timestamptz[] AS times, ${at}::timestamptz AT TIME ZONE 'UTC' AS plain, ${bytes}::bytea AS bytes`,
  )) as object[];
  expect(row).toEqual({
    at,
    day: new Date("2026-11-23T00:00:00Z"),
    times: [at],
    plain: at,
    bytes,
  });
});

test("a read by index plans each of its statements once, for all values", async () => {
  const one = (id: string) => Prisma.sql`
    SELECT id FROM event WHERE id = ${id}::uuid`;
  const ids = [randomUUID(), randomUUID()];
  const [plans] = await readByIndex(async (tx) => {
    for (const id of ids) await tx.$queryRaw(one(id));
    return query(
      tx,
      z.strictObject({ generic: z.int(), custom: z.int() }),
      Prisma.sql`SELECT generic_plans::int AS generic, custom_plans::int AS custom
        FROM pg_prepared_statements WHERE statement = ${one("").text}`,
    );
  });
  expect(plans).toEqual({ generic: ids.length, custom: 0 });
});
