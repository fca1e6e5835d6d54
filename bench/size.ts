import { Client } from "pg";
import type { Effort } from "./effort.ts";
import type { Stage } from "./stage.ts";
import { toAim, toText, type Row } from "./table.ts";

const AIM_KB = 6;

/** How many times the events of an effort are there when the table is measured. */
const MEASURED_AT = [4, 12] as const;

/**
 * What an event takes on disk and in the log that is written ahead, once what waits for its index is in it: of a young
 * month, and of one a little older, in which what every index takes at first is shared by more events.
 */
export async function benchSize(
  stage: Stage,
  { events }: Effort,
): Promise<Row[]> {
  await stage.clear();
  const client = new Client({ connectionString: stage.databaseUrl });
  await client.connect();
  try {
    const rows: Row[] = [];
    let stored = 0;
    for (const [at, times] of MEASURED_AT.entries()) {
      const written = await measureLog(client, () =>
        stage.load({
          port: stage.ownListener.port,
          requests: {
            kind: "deliveries",
            path: stage.webhookPath,
            seed: 11 + at,
            count: times * events - stored,
          },
          connections: 16,
          ratePerSecond: null,
        }),
      );
      const count = await stage.countEvents();
      rows.push(
        ...(await measureSize(client, count)),
        await toRow(client, `written ahead (WAL) up to there`, {
          bytes: written,
          events: count - stored,
        }),
      );
      stored = count;
    }
    return rows;
  } finally {
    await client.end();
  }
}

/** In bytes. */
async function measureLog(
  client: Client,
  work: () => Promise<unknown>,
): Promise<number> {
  const place = () =>
    number(client, "SELECT pg_current_wal_lsn() - '0/0'::pg_lsn AS value");
  const before = await place();
  await work();
  return (await place()) - before;
}

async function measureSize(client: Client, events: number): Promise<Row[]> {
  await number(client, cleanPending);
  const bytes = (measure: string) => number(client, sizeOf(measure));
  return [
    await toRow(
      client,
      `on disk at ${toText(events)} events`,
      { bytes: await bytes("pg_total_relation_size"), events },
      AIM_KB,
    ),
    await toRow(client, "of it rows and bodies", {
      bytes: await bytes("pg_table_size"),
      events,
    }),
    await toRow(client, "of it indexes of events", {
      bytes: await bytes("pg_indexes_size"),
      events,
    }),
  ];
}

async function toRow(
  client: Client,
  thing: string,
  { bytes, events }: { readonly bytes: number; readonly events: number },
  aimKb?: number,
): Promise<Row> {
  const sent = await number(
    client,
    "SELECT avg(body_size) AS value FROM event",
  );
  const size = bytes / events;
  return {
    thing,
    number: `${toText(size / 1_024)} kB an event`,
    comparedWith: `${toText(sent / 1_024)} kB as sent`,
    ratio: toText(size / sent),
    ...(aimKb === undefined
      ? {}
      : { aim: toAim(`under ${String(aimKb)} kB`, size < aimKb * 1_024) }),
  };
}

async function number(client: Client, text: string): Promise<number> {
  const { rows } = await client.query<{ value: string }>(text);
  return Number(rows[0]?.value);
}

const partitions = `
  SELECT inhrelid AS id FROM pg_inherits WHERE inhparent = 'event'::regclass`;

const sizeOf = (measure: string) => `
  SELECT sum(${measure}(id)) AS value FROM (
    ${partitions} UNION ALL SELECT unnest(ARRAY['delivery_key', 'rollup_delta', 'rollup_quarter', 'rollup_day', 'rollup_key']::regclass[])
  ) parts`;

const cleanPending = `
  SELECT sum(gin_clean_pending_list(indexrelid)) AS value FROM pg_index
  JOIN pg_class ON pg_class.oid = indexrelid JOIN pg_am ON pg_am.oid = relam
  WHERE amname = 'gin' AND relkind = 'i' AND indrelid IN (${partitions})`;
