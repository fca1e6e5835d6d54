import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { afterAll, expect, inject, test } from "vitest";
import { ensureDatabase } from "./reach-database.ts";

const { adminUrl } = inject("postgres");
const name = `test_${randomBytes(6).toString("hex")}`;

afterAll(() => query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));

test("a database that others are making at the same moment is there afterwards", async () => {
  await Promise.all(
    Array.from({ length: 6 }, () => ensureDatabase(adminUrl, name)),
  );
  const found = await query(
    `SELECT 1 FROM pg_database WHERE datname = '${name}'`,
  );
  expect(found.rowCount).toBe(1);
});

test("why one cannot be made is told", async () => {
  await expect(
    ensureDatabase(adminUrl, `${name} TEMPLATE no_such_template`),
  ).rejects.toThrow("no_such_template");
});

async function query(sql: string) {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    return await client.query(sql);
  } finally {
    await client.end();
  }
}
