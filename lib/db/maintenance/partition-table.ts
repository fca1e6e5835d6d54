import type { Client } from "pg";
import type { PartitionMonth } from "./partition-month.ts";

export const defaultTable = "event_partition.event_default";

/** The table of a month while it is made: nothing in that schema is ever attached, so it can be thrown away. */
export function tableInMaking({ name }: PartitionMonth): string {
  return `event_partition_making.${name}`;
}

/** Which version of each event of the default partition was copied into it. */
export function copiedVersions({ name }: PartitionMonth): string {
  return `event_partition_making.${name}_copied`;
}

/** The condition that an id lies in a month. Every part of it is computed from a date: nothing that came from outside is pasted in. */
export function isOfMonth({ firstId, endId }: PartitionMonth): string {
  return `(id >= '${firstId}'::uuid AND id < '${endId}'::uuid)`;
}

export async function isAttached(
  client: Client,
  { name }: PartitionMonth,
): Promise<boolean> {
  return ask(
    client,
    "SELECT to_regclass($1) IS NOT NULL AS answer",
    `event_partition.${name}`,
  );
}

/** Whether the default partition holds events of a month. */
export async function hasStrayed(
  client: Client,
  month: PartitionMonth,
): Promise<boolean> {
  return ask(
    client,
    `SELECT EXISTS (SELECT FROM ${defaultTable} WHERE ${isOfMonth(month)}) AS answer`,
  );
}

/** Whether events were copied into the table in making. */
export async function isCopied(
  client: Client,
  month: PartitionMonth,
): Promise<boolean> {
  return ask(
    client,
    "SELECT to_regclass($1) IS NOT NULL AS answer",
    copiedVersions(month),
  );
}

/**
 * Makes the table of a month as a plain one that nobody reads or writes yet: so it can be made
 * and filled without a lock on events. What an interrupted attempt left is made anew.
 */
export async function makeTable(
  client: Client,
  month: PartitionMonth,
): Promise<void> {
  const table = tableInMaking(month);
  await client.query(`
    DROP TABLE IF EXISTS ${table}, ${copiedVersions(month)};
    CREATE TABLE ${table} (LIKE event INCLUDING ALL);
    -- With it, attaching need not look at the rows.
    ALTER TABLE ${table} ADD CONSTRAINT is_of_month CHECK ${isOfMonth(month)}`);
}

async function ask(
  client: Client,
  sql: string,
  ...values: string[]
): Promise<boolean> {
  const { rows } = await client.query<{ answer: boolean }>(sql, values);
  return rows[0]?.answer ?? false;
}
