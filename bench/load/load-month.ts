import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Client } from "pg";
import { from } from "pg-copy-streams";
import { timeToUuidV7Floor } from "#lib/domain/event/uuid-v7.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { appendDeltas } from "#lib/db/rollups/rollup-deltas.ts";
import { copiedColumns, toCopiedRow } from "./copied-row.ts";
import {
  arrivalAt,
  indexesWithin,
  type LoadPlan,
  planScenario,
  toLoadedEvent,
} from "./loaded-event.ts";

/** Milliseconds since 1970 of the first day of a month, and of the month after it. */
export type Month = { readonly from: number; readonly to: number };

const CHUNK = 256 * 1024;

/**
 * Loads the part of a plan that arrived in one month, with its delivery keys and its count of refusals.
 *
 * A month that has no partition yet gets one that is filled before its indexes
 * are built, which is several times faster; one that has is added to. Several
 * months may be loaded at once, each on a connection of its own.
 *
 * @returns how many events it holds
 */
export async function loadMonth(
  client: Client,
  plan: LoadPlan,
  month: Month,
): Promise<number> {
  if (await isTaken(client, month))
    return fill(client, plan, month, { name: "event", isNew: false });
  const name = `event_partition.loading_${labelOf(month)}`;
  // Before the transaction, which so locks no table of events until it attaches this one.
  await client.query(`DROP TABLE IF EXISTS ${name}`);
  await client.query(
    `CREATE TABLE ${name} (LIKE event INCLUDING DEFAULTS INCLUDING STORAGE)`,
  );
  try {
    return await fill(client, plan, month, { name, isNew: true });
  } catch (error) {
    await client.query("ROLLBACK");
    await client.query(`DROP TABLE ${name}`);
    throw error;
  }
}

async function fill(
  client: Client,
  plan: LoadPlan,
  month: Month,
  table: { readonly name: string; readonly isNew: boolean },
): Promise<number> {
  const copied = { rows: 0 };
  await client.query("BEGIN");
  await pipeline(
    Readable.from(chunksOf(plan, month, copied), { objectMode: false }),
    client.query(from(`COPY ${table.name} (${copiedColumns}) FROM STDIN`)),
  );
  if (table.isNew) await buildIndexes(client, table.name);
  const rows = { table: table.name, values: rangeOf(plan, month) };
  await claimKeys(client, rows);
  await countRejections(client, rows);
  await count(client, table.name, month);
  // Last of all: from here until the commit nobody else can plan a query on events.
  if (table.isNew) await attach(client, table.name, month);
  await client.query("COMMIT");
  return copied.rows;
}

/** Whether the month has a partition, or events in the default one that stand in the way of one. */
async function isTaken(client: Client, month: Month): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>(
    `SELECT to_regclass($1) IS NOT NULL
       OR EXISTS (SELECT FROM event_partition.event_default WHERE id >= $2 AND id < $3) AS taken`,
    [`event_partition.event_${labelOf(month)}`, ...idsOf(month)],
  );
  return rows[0]?.taken === true;
}

function* chunksOf(
  plan: LoadPlan,
  month: Month,
  count: { rows: number },
): Generator<Buffer> {
  const scenario = planScenario(plan);
  const { first, end } = indexesWithin(plan, month.from, month.to);
  let text = "";
  for (let index = first; index < end; index++) {
    const at = arrivalAt(plan, index);
    if (at < month.from || at >= month.to) continue;
    text += toCopiedRow(toLoadedEvent(plan, scenario.at(index)));
    count.rows += 1;
    if (text.length >= CHUNK) {
      yield Buffer.from(text);
      text = "";
    }
  }
  yield Buffer.from(text);
}

/** Those that the partition must have, so that attaching it has none left to build. */
async function buildIndexes(client: Client, name: string): Promise<void> {
  await client.query(`ALTER TABLE ${name} ADD PRIMARY KEY (id)`);
  const { rows } = await client.query<{ definition: string }>(
    `SELECT pg_get_indexdef(indexrelid) AS definition FROM pg_index
     WHERE indrelid = 'event'::regclass AND NOT indisprimary`,
  );
  for (const { definition } of rows) {
    await client.query(
      definition.replace(/ \S+ ON (?:ONLY )?\S+ USING /, ` ON ${name} USING `),
    );
  }
}

/**
 * Makes a table the partition of its month. The default partition is locked
 * before `event` is, in the order in which making a partition looks at them:
 * attaching by itself takes `event` first, and two who do so wait for each other.
 */
async function attach(
  client: Client,
  name: string,
  month: Month,
): Promise<void> {
  const [lower, upper] = idsOf(month);
  await client.query(
    "LOCK TABLE event_partition.event_default IN ACCESS EXCLUSIVE MODE",
  );
  await client.query(
    `ALTER TABLE event ATTACH PARTITION ${name} FOR VALUES FROM ('${lower}') TO ('${upper}')`,
  );
  await client.query(`ALTER TABLE ${name} RENAME TO event_${labelOf(month)}`);
}

/** A table, and the source and range of ids of what was loaded into it. */
type LoadedRows = { readonly table: string; readonly values: string[] };

/** As receiving does: the first accepted event of each delivery holds its key. */
async function claimKeys(
  client: Client,
  { table, values }: LoadedRows,
): Promise<void> {
  await client.query(
    `INSERT INTO delivery_key (source_id, key, event_id, claimed_at)
     SELECT source_id, COALESCE('sendout:' || sendout_id, 'bytes:' || encode(body_sha256, 'hex')), id, received_at
     FROM ${table} WHERE source_id = $1 AND id >= $2 AND id < $3 AND outcome = 'accepted'
     ORDER BY 1, 2 ON CONFLICT DO NOTHING`,
    values,
  );
}

/** Counts what this transaction loaded, as receiving does. */
async function count(
  client: Client,
  table: string,
  month: Month,
): Promise<void> {
  const [first, end] = idsOf(month);
  const loaded = Prisma.raw(`(SELECT * FROM ${table}
    WHERE id >= '${first}' AND id < '${end}' AND transaction_id = pg_current_xact_id())`);
  await client.query(appendDeltas(loaded, 1).sql);
}

async function countRejections(
  client: Client,
  { table, values }: LoadedRows,
): Promise<void> {
  await client.query(
    `INSERT INTO source_rejection AS held (source_id, day, cause, kept, kept_bytes, last_at)
     SELECT source_id, (received_at AT TIME ZONE 'UTC')::date, rejection, count(*), sum(body_size), max(received_at)
     FROM ${table} WHERE source_id = $1 AND id >= $2 AND id < $3 AND outcome = 'rejected' GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
     ON CONFLICT (source_id, day, cause) DO UPDATE SET
       kept = GREATEST(held.kept, excluded.kept), kept_bytes = GREATEST(held.kept_bytes, excluded.kept_bytes),
       last_at = GREATEST(held.last_at, excluded.last_at)`,
    values,
  );
}

function rangeOf({ sourceId }: LoadPlan, month: Month): string[] {
  return [sourceId, ...idsOf(month)];
}

/** The first id that a month can have, and the first after it. */
function idsOf({ from, to }: Month): [string, string] {
  return [timeToUuidV7Floor(new Date(from)), timeToUuidV7Floor(new Date(to))];
}

/** `2026_05` */
function labelOf({ from }: Month): string {
  return new Date(from).toISOString().slice(0, 7).replace("-", "_");
}
