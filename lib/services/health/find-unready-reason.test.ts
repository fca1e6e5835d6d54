import { Client } from "pg";
import { afterEach, expect, test, vi } from "vitest";
import { db, disconnectDb } from "#lib/db/connection/client.ts";
import { databaseOf } from "#lib/db/testing/database-url.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { noteGroup } from "#lib/ingest/store-health.ts";
import { createSource } from "#lib/services/sources/create-source.ts";
import { testContext } from "#lib/services/testing/test-context.ts";
import { findUnreadyReason } from "./find-unready-reason.ts";

const { url } = await useTestDatabase();

let later = 0;

/** After a finding is no longer kept. */
function lookAgain(): Promise<string | null> {
  later += 1_500;
  vi.useRealTimers();
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + later });
  return findUnreadyReason();
}

async function alterDatabase(change: string): Promise<void> {
  const client = new Client({
    connectionString: url,
    options: "-c default_transaction_read_only=off",
  });
  await client.connect();
  await client.query(`ALTER DATABASE ${databaseOf(url)} ${change}`);
  await client.end();
}

afterEach(() => {
  vi.useRealTimers();
});

test("a migrated database that can be written is ready, and stays as it was", async () => {
  expect(await lookAgain()).toBeNull();
  expect(await lookAgain()).toBeNull();
  expect(await db().writeProbe.count()).toBe(1);
  expect(await db().event.count()).toBe(0);
});

test("webhooks that could not be stored are known until one is", async () => {
  noteGroup(false);
  expect(await lookAgain()).toMatch(/last webhooks/);
  noteGroup(true);
  expect(await lookAgain()).toBeNull();
});

test("a read-only database is not ready, and says so", async () => {
  await alterDatabase("SET default_transaction_read_only = on");
  await disconnectDb();
  expect(await lookAgain()).toBe("The database is read-only.");
  await expect(
    createSource(testContext(), { name: "New" }),
  ).rejects.toMatchObject({ code: "unavailable", message: /read-only/ });
  await alterDatabase("RESET default_transaction_read_only");
  await disconnectDb();
  expect(await lookAgain()).toBeNull();
});

test("a database without a table of ours is not ready", async () => {
  await db().$executeRawUnsafe("ALTER TABLE write_probe RENAME TO elsewhere");
  expect(await lookAgain()).toMatch(/migrations have not been applied/);
});
