import { expect, test } from "vitest";
import { db } from "./client.ts";
import { copyOut } from "./copy-out.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { storeSource } from "#lib/db/testing/event-rows.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";

await useTestDatabase();

const { sql } = Prisma;
const textOf = async (query: Prisma.Sql) =>
  Buffer.concat(await copyOut(query, "FORMAT csv")).toString();

test("values come back as they were given", async () => {
  const text = "it's \\ a \"text\", E'\\x41' $1 ünï🎟\n";
  const at = new Date("2026-11-23T10:42:07.101Z");
  expect(
    await textOf(
      sql`SELECT ${text}::text, ${7}::int, ${at}::timestamptz AT TIME ZONE 'UTC', ${[text, "b"]}::text[] = ARRAY[${text}, 'b']`,
    ),
  ).toBe(`"${text.replaceAll('"', '""')}",7,2026-11-23 10:42:07.101,t\n`);
});

test("a value with a NUL is refused before it is sent", async () => {
  await expect(textOf(sql`SELECT ${"a\0b"}`)).rejects.toThrow(/NUL/);
});

test("nothing can be written through it", async () => {
  await storeSource();
  await expect(
    textOf(sql`DELETE FROM source WHERE true RETURNING id`),
  ).rejects.toThrow(/read-only/);
  expect(await db().source.count()).toBe(1);
});

test("a connection that breaks is unavailability, and the next query works", async () => {
  await expect(
    textOf(
      sql`SELECT pg_terminate_backend(pg_backend_pid()) FROM generate_series(1, 100000)`,
    ),
  ).rejects.toMatchObject({ code: "unavailable" });
  expect(await textOf(sql`SELECT 1`)).toBe("1\n");
});

test("a query that Postgres cuts off says what to do, and the next one works", async () => {
  await expect(
    textOf(
      sql`SELECT pg_cancel_backend(pg_backend_pid()) FROM generate_series(1, 100000)`,
    ),
  ).rejects.toMatchObject({ code: "too_slow", message: /Narrow/ });
  expect(await textOf(sql`SELECT 1`)).toBe("1\n");
});

test("a bug stays what it is", async () => {
  await expect(textOf(sql`SELECT no_such_column`)).rejects.toThrow(
    /no_such_column/,
  );
});
