import { Client } from "pg";
import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { db } from "#lib/db/connection/client.ts";
import { queryOne } from "#lib/db/connection/query.ts";
import { readWithin } from "#lib/db/connection/read-within.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { insertEvents } from "#lib/db/ingest/insert-events.ts";
import {
  eventRow,
  newEvent,
  storeEvents,
  storeSource,
} from "#lib/db/testing/event-rows.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import {
  inTransaction,
  withChoreClient,
} from "#lib/db/connection/chore-client.ts";
import { copyStrayed, finishMove } from "./move-strayed-events.ts";
import { monthOf } from "./partition-month.ts";
import { hasStrayed, makeTable, tableInMaking } from "./partition-table.ts";
import { findPartitionTrouble } from "./find-partition-trouble.ts";
import { ensurePartitions } from "./partitions.ts";

const { url } = await useTestDatabase();

let sourceId = "";
beforeAll(async () => {
  sourceId = await storeSource();
});

/** The partition that each of these events lies in. */
async function placesOf(ids: readonly string[]): Promise<string[]> {
  const rows = await db().$queryRaw<{ place: string }[]>`
    SELECT DISTINCT tableoid::regclass::text AS place FROM event WHERE id = ANY(${ids}::uuid[]) ORDER BY 1`;
  return rows.map(({ place }) => place.replace("event_partition.", ""));
}

/** Work under way, and whether it is done. */
function watch<Result>(work: Promise<Result>) {
  const state = { done: false };
  const result = work.finally(() => {
    state.done = true;
  });
  return { result, isDone: () => state.done };
}

async function withReader(
  statement: string,
  work: (reader: Client) => Promise<void>,
): Promise<void> {
  const reader = new Client({ connectionString: url });
  await reader.connect();
  try {
    await reader.query(`BEGIN ISOLATION LEVEL REPEATABLE READ; ${statement}`);
    await work(reader);
  } finally {
    await reader.end();
  }
}

/** As a long query of a page holds them, and as a dump does. */
const readers = [
  "SELECT count(*) FROM event",
  "LOCK TABLE event, event_partition.event_default IN ACCESS SHARE MODE",
];

test.each(readers)(
  "while somebody reads on (%s), no sender waits for a partition, and it is made later",
  async (statement) => {
    const year = 2030 + readers.indexOf(statement);
    const month = new Date(Date.UTC(year, 0, 15));
    await withReader(statement, async () => {
      const making = watch(ensurePartitions(month));
      // Each has the limits of receiving: whoever waited would fail.
      while (!making.isDone()) {
        const stored = await insertEvents([
          newEvent({ sourceId }),
          newEvent({ sourceId, receivedAt: month }),
        ]);
        expect(stored.map(({ outcome }) => outcome)).toEqual([
          "accepted",
          "accepted",
        ]);
      }
      expect(await making.result).toEqual([]);
      expect(await findPartitionTrouble(month)).toContain(
        `event_${String(year)}_01`,
      );
    });
    expect(await ensurePartitions(month)).toHaveLength(4);
    expect(await findPartitionTrouble(month)).toBeNull();
  },
);

test("what strayed is moved to its month, and never away for whoever reads meanwhile", async () => {
  const month = new Date(Date.UTC(2032, 4, 15));
  const rows = Array.from({ length: 50 }, (_, n) =>
    eventRow({ sourceId, receivedAt: new Date(month.getTime() + n) }),
  );
  await storeEvents(rows);
  const ids = rows.map(({ id }) => id);
  expect(await placesOf(ids)).toEqual(["event_default"]);
  expect(await findPartitionTrouble(month)).not.toBeNull();
  const seen = new Set<number>();
  const moving = watch(ensurePartitions(month));
  while (!moving.isDone()) {
    const twice = await readWithin(async (tx) => {
      const count = () =>
        queryOne(
          tx,
          z.strictObject({ count: z.number() }),
          Prisma.sql`SELECT count(*)::int AS count FROM event WHERE id = ANY(${ids}::uuid[])`,
        );
      return [(await count()).count, (await count()).count];
    });
    for (const count of twice) seen.add(count);
  }
  await moving.result;
  expect([...seen]).toEqual([50]);
  expect(await placesOf(ids)).toEqual(["event_2032_05"]);
});

test("what changed after it was copied is moved as it is now", async () => {
  const month = monthOf(new Date(Date.UTC(2033, 4, 15)));
  const row = (customerId: string) =>
    eventRow({ sourceId, customerId, receivedAt: month.from });
  const [changed, gone, same] = [row("changed"), row("gone"), row("same")];
  await storeEvents([changed, gone, same]);
  await withChoreClient(async (client) => {
    await makeTable(client, month);
    await copyStrayed(client, month);
    await db().event.update({
      where: { id: changed.id },
      data: { customerId: "changed again" },
    });
    await db().event.delete({ where: { id: gone.id } });
    await storeEvents([row("late")]);
    await inTransaction(client, () => finishMove(client, month));
    const { rows } = await client.query<{ customer_id: string }>(
      `SELECT customer_id FROM ${tableInMaking(month)} ORDER BY 1`,
    );
    expect(rows.map(({ customer_id: id }) => id)).toEqual([
      "changed again",
      "late",
      "same",
    ]);
    expect(await hasStrayed(client, month)).toBe(false);
  });
});

test("a partition has all that events have, and nothing more", async () => {
  const [month] = await ensurePartitions(new Date(Date.UTC(2034, 0, 1)));
  const definitions = async (table: string) => {
    const rows = await db().$queryRaw<{ definition: string }[]>`
      SELECT regexp_replace(pg_get_indexdef(indexrelid), '^.* USING ', '') AS definition
      FROM pg_index WHERE indrelid = ${table}::regclass
      UNION ALL SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = ${table}::regclass AND contype <> 'n'
      ORDER BY 1`;
    return rows.map(({ definition }) => definition);
  };
  expect(await definitions(`event_partition.${month ?? ""}`)).toEqual(
    await definitions("event"),
  );
});
