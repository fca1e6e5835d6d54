import { Client } from "pg";
import { expect, test } from "vitest";
import { withDatabase } from "../testing/database-url.ts";
import { useTestDatabase } from "../testing/test-database.ts";
import { applyMigrations, findPendingMigrations } from "./apply-migrations.ts";
import { renderSchemaSql } from "./schema-engine.ts";

const database = await useTestDatabase();

async function query<Row extends object>(
  url: string,
  sql: string,
): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function makeEmptyDatabase(name: string): Promise<string> {
  await query(database.url, `DROP DATABASE IF EXISTS ${name}`);
  await query(database.url, `CREATE DATABASE ${name}`);
  return withDatabase(database.url, name);
}

const columnsSql = `
  SELECT table_name, column_name, data_type, udt_name, character_maximum_length, datetime_precision,
    is_nullable, column_default
  FROM information_schema.columns
  WHERE table_schema = 'public' AND table_name <> '_prisma_migrations'
  ORDER BY table_name, column_name`;

const keysSql = `
  SELECT conrelid::regclass::text AS "table", conname, pg_get_constraintdef(oid) AS definition
  FROM pg_constraint
  WHERE connamespace = 'public'::regnamespace AND contype IN ('p', 'f', 'u') AND conparentid = 0
    AND conrelid::regclass::text <> '_prisma_migrations'
  ORDER BY 1, 2`;

const enumsSql = `
  SELECT t.typname, array_agg(e.enumlabel::text ORDER BY e.enumsortorder) AS labels
  FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid GROUP BY 1 ORDER BY 1`;

const indexesSql = `
  SELECT indexname FROM pg_indexes
  WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' ORDER BY 1`;

test("a migrated database has nothing pending, and migrating again changes nothing", async () => {
  expect(await findPendingMigrations(database.url)).toEqual([]);
  expect(await applyMigrations(database.url)).toEqual([]);
});

test("several processes migrating an empty database at once apply each migration once", async () => {
  const url = await makeEmptyDatabase("migrated_at_once");
  const pending = await findPendingMigrations(url);
  const applied = await Promise.all(
    [1, 2, 3, 4].map(() => applyMigrations(url)),
  );
  expect(applied.flat().sort()).toEqual(pending);
});

test("migrations and schema.prisma have not drifted apart", async () => {
  const schemaUrl = await makeEmptyDatabase("made_by_schema");
  await query(schemaUrl, await renderSchemaSql(schemaUrl));

  for (const sql of [columnsSql, keysSql, enumsSql]) {
    expect(await query(database.url, sql)).toEqual(await query(schemaUrl, sql));
  }
  const bySchema = await query<{ indexname: string }>(schemaUrl, indexesSql);
  const byMigrations = await query<{ indexname: string }>(
    database.url,
    indexesSql,
  );
  const onlyInMigrations = byMigrations
    .map((row) => row.indexname)
    .filter((name) => !bySchema.some((row) => row.indexname === name));
  const onlyInSchema = bySchema
    .map((row) => row.indexname)
    .filter((name) => !byMigrations.some((row) => row.indexname === name));
  expect(onlyInSchema).toEqual([]);
  // What schema.prisma cannot say: partial indexes and search indexes.
  expect(onlyInMigrations).toEqual([
    "event_attention_idx",
    "event_customer_name_idx",
    "event_duplicate_of_idx",
    "event_entry_attention_idx",
    "event_entry_idx",
    "event_event_name_idx",
    "event_ids_idx",
    "event_not_accepted_idx",
    "event_other_idx",
    "event_payload_idx",
    "event_problem_idx",
    "event_problem_kind_idx",
    "event_promotion_tier_idx",
    "event_purpose_idx",
    "event_rejection_idx",
    "event_search_idx",
    "event_sent_idx",
  ]);
});
