import { Client } from "pg";
import type { Effort } from "./effort.ts";
import type { Stage } from "./stage.ts";
import { toAim, toText, type Row } from "./table.ts";

const AIM_KB = 6;

/** What an event takes on disk and in the log that is written ahead, once what waits for its index is in it. */
export async function benchSize(
  stage: Stage,
  { events }: Effort,
): Promise<Row[]> {
  await stage.clear();
  const client = new Client({ connectionString: stage.databaseUrl });
  await client.connect();
  try {
    const number = async (text: string) => {
      const { rows } = await client.query<{ value: string }>(text);
      return Number(rows[0]?.value);
    };
    const place = () =>
      number("SELECT pg_current_wal_lsn() - '0/0'::pg_lsn AS value");
    const before = await place();
    await stage.load({
      port: stage.ownListener.port,
      requests: {
        kind: "deliveries",
        path: stage.webhookPath,
        seed: 11,
        count: 4 * events,
      },
      connections: 16,
      ratePerSecond: null,
    });
    const count = await stage.countEvents();
    const written = (await place()) - before;
    await number(cleanPending);
    const sent = await number("SELECT avg(body_size) AS value FROM event");
    const row = (thing: string, bytes: number, aimKb?: number): Row => ({
      thing,
      number: `${toText(bytes / count / 1_024)} kB an event`,
      comparedWith: `${toText(sent / 1_024)} kB as sent`,
      ratio: toText(bytes / count / sent),
      ...(aimKb === undefined
        ? {}
        : {
            aim: toAim(
              `under ${String(aimKb)} kB`,
              bytes / count < aimKb * 1_024,
            ),
          }),
    });
    return [
      row("on disk", await number(sizeOf("pg_total_relation_size")), AIM_KB),
      row("of it rows and bodies", await number(sizeOf("pg_table_size"))),
      row("of it indexes of events", await number(sizeOf("pg_indexes_size"))),
      row("written ahead (WAL)", written),
    ];
  } finally {
    await client.end();
  }
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
