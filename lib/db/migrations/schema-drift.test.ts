import { Client } from "pg";
import { beforeAll, expect, test } from "vitest";
import { withDatabase } from "../testing/database-url.ts";
import { useTestDatabase } from "../testing/test-database.ts";
import { readMigrations } from "./migration-files.ts";
import { diagnoseHistory, renderSchemaSql } from "./testing/schema-engine.ts";

const database = await useTestDatabase();
let schemaUrl = "";

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

beforeAll(async () => {
  await query(database.url, "DROP DATABASE IF EXISTS made_by_schema");
  await query(database.url, "CREATE DATABASE made_by_schema");
  schemaUrl = withDatabase(database.url, "made_by_schema");
  await query(schemaUrl, await renderSchemaSql(schemaUrl));
});

/** Of a list schema.prisma cannot say that it is never null. */
const columns = `
  SELECT table_name, column_name, data_type, udt_name, character_maximum_length, datetime_precision,
    CASE WHEN data_type <> 'ARRAY' THEN is_nullable END AS is_nullable, column_default
  FROM information_schema.columns
  WHERE table_schema = 'public' AND table_name <> '_prisma_migrations'
  ORDER BY table_name, column_name`;

const enums = `
  SELECT t.typname, array_agg(e.enumlabel::text ORDER BY e.enumsortorder) AS labels
  FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid GROUP BY 1 ORDER BY 1`;

/** What each kind of thing is, by name: to the letter, as Postgres itself writes it down. */
const definitions = {
  constraints: `
    SELECT conrelid::regclass || ' ' || conname AS name, pg_get_constraintdef(oid) AS definition
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype IN ('p', 'f', 'u', 'c', 'x')
      AND conparentid = 0 AND conrelid::regclass::text <> '_prisma_migrations'`,
  indexes: `
    SELECT indexname AS name, replace(indexdef, ' ON ONLY ', ' ON ') AS definition FROM pg_indexes
    WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`,
  functions: `
    SELECT oid::regprocedure::text AS name, pg_get_functiondef(oid) AS definition FROM pg_proc p
    WHERE pronamespace = 'public'::regnamespace
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')`,
  triggers: `
    SELECT tgrelid::regclass || ' ' || tgname AS name, pg_get_triggerdef(oid) AS definition
    FROM pg_trigger WHERE NOT tgisinternal`,
};

async function definitionsIn(
  url: string,
  kind: keyof typeof definitions,
): Promise<Map<string, string>> {
  const rows = await query<{ name: string; definition: string }>(
    url,
    `${definitions[kind]} ORDER BY 1`,
  );
  return new Map(rows.map(({ name, definition }) => [name, definition]));
}

test("Prisma's own engine finds our records in order, and nothing left to do", async () => {
  expect(
    await diagnoseHistory(database.url, await readMigrations()),
  ).toMatchObject({
    history: null,
    failedMigrationNames: [],
    editedMigrationNames: [],
    hasMigrationsTable: true,
  });
});

test.each([columns, enums])(
  "migrations and schema.prisma make the same columns and types",
  async (sql) => {
    expect(await query(database.url, sql)).toEqual(await query(schemaUrl, sql));
  },
);

test.each(Object.keys(definitions) as (keyof typeof definitions)[])(
  "what schema.prisma can say of %s, the migrations make to the letter; the rest is what this snapshot lists",
  async (kind) => {
    const byMigrations = await definitionsIn(database.url, kind);
    for (const [name, definition] of await definitionsIn(schemaUrl, kind)) {
      expect([name, byMigrations.get(name)]).toEqual([name, definition]);
      byMigrations.delete(name);
    }
    expect([...byMigrations]).toMatchSnapshot();
  },
);

test("what changes behind a name that stays is seen", async () => {
  const kinds = Object.keys(definitions) as (keyof typeof definitions)[];
  const all = () =>
    Promise.all(kinds.map((kind) => definitionsIn(database.url, kind)));
  const before = await all();
  await query(
    database.url,
    `
    DROP INDEX event_entry_idx;
    CREATE INDEX event_entry_idx ON event (id) WHERE NOT is_entry;
    CREATE OR REPLACE FUNCTION refuse_activity_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
    DROP TRIGGER activity_is_never_emptied ON activity;
    CREATE TRIGGER activity_is_never_emptied AFTER TRUNCATE ON activity EXECUTE FUNCTION refuse_activity_change();
    ALTER TABLE retention DROP CONSTRAINT retention_is_one_row;
    ALTER TABLE retention ADD CONSTRAINT retention_is_one_row CHECK (id > 0)`,
  );
  const after = await all();
  const changed = kinds.flatMap((kind, at) =>
    [...(after[at] ?? [])].flatMap(([name, definition]) =>
      before[at]?.get(name) === definition ? [] : [[kind, name]],
    ),
  );
  expect(changed).toEqual([
    ["constraints", "retention retention_is_one_row"],
    ["indexes", "event_entry_idx"],
    ["functions", "refuse_activity_change()"],
    ["triggers", "activity activity_is_never_emptied"],
  ]);
});
