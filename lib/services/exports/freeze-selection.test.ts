import { Client } from "pg";
import { beforeAll, expect, test } from "vitest";
import { db } from "#lib/db/connection/client.ts";
import { insertEvents } from "#lib/db/ingest/insert-events.ts";
import { applyMigrations } from "#lib/db/migrations/apply-migrations.ts";
import { selectRollup } from "#lib/db/rollups/select-rollup.ts";
import {
  clearEvents,
  newEvent,
  storeSource,
} from "#lib/db/testing/event-rows.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { createEventIds } from "#lib/domain/event/event-id.ts";
import { uuidV7ToTime } from "#lib/domain/event/uuid-v7-time.ts";
import { selectFrozenItems } from "#lib/db/exports/select-frozen-items.ts";
import { testContext } from "#lib/services/testing/test-context.ts";
import { freezeSelection } from "./freeze-selection.ts";

const { url } = await useTestDatabase();

let sourceId = "";
beforeAll(async () => {
  sourceId = await storeSource();
});

const freeze = () => freezeSelection(testContext(), { order: "asc" });

async function idsOf(
  selection: Awaited<ReturnType<typeof freeze>>,
): Promise<string[]> {
  const items = await selectFrozenItems("all", selection, 1_000);
  return items.map(({ id }) => id);
}

const minute = 60_000;
const day = 24 * 60 * minute;

/** An event as a process with such a clock receives and stores it. */
async function receive(nextId: () => string): Promise<string> {
  const id = nextId();
  await insertEvents([
    newEvent({ sourceId, id, receivedAt: uuidV7ToTime(id) }),
  ]);
  return id;
}

/** A process whose clock is wrong by so much. */
const processWith = (skew: () => number) =>
  createEventIds(() => Date.now() + skew());

test.each([
  ["10 s ahead", 10_000],
  ["10 s behind", -10_000],
  ["75 days ahead", 75 * day],
])(
  "with the clock of one host %s, a selection keeps what was stored and takes nothing later",
  async (_what, skew) => {
    const wrong = processWith(() => skew);
    const right = processWith(() => 0);
    const before = [await receive(wrong), await receive(right)];
    const selection = await freeze();
    const held = await idsOf(selection);
    expect(held).toEqual(expect.arrayContaining(before));
    const after = [await receive(right), await receive(wrong)];
    expect(await idsOf(selection)).toEqual(held);
    expect(await idsOf(await freeze())).toEqual(
      expect.arrayContaining([...before, ...after]),
    );
  },
);

test("with a clock that was 75 days ahead and is set back, what comes later is in the next selection", async () => {
  let skew = 75 * day;
  const nextId = processWith(() => skew);
  const ahead = await receive(nextId);
  skew = 0;
  const selection = await freeze();
  const later = await receive(nextId);
  expect(later < ahead).toBe(true);
  expect(await idsOf(selection)).not.toContain(later);
  expect(await idsOf(await freeze())).toEqual(
    expect.arrayContaining([ahead, later]),
  );
});

test("of two processes, one that was stopped between receiving and storing is waited for by nobody and missed by nobody", async () => {
  // It was stopped two seconds ago.
  const id = processWith(() => -2_000)();
  const acknowledged = await receive(processWith(() => 0));
  const selection = await freeze();
  expect(await idsOf(selection)).toContain(acknowledged);
  await insertEvents([newEvent({ sourceId, id })]);
  expect(await idsOf(selection)).not.toContain(id);
  expect(await idsOf(await freeze())).toContain(id);
});

test("a transaction that is open for long, of whomever, is not waited for", async () => {
  const writer = new Client({ connectionString: url });
  await writer.connect();
  try {
    await writer.query("BEGIN; SELECT pg_current_xact_id()");
    await writer.query("CREATE TABLE somebody_elses (id int)");
    const acknowledged = await receive(processWith(() => 0));
    expect(await idsOf(await freeze())).toContain(acknowledged);
  } finally {
    await writer.end();
  }
});

test("a restore into another cluster, where transactions are counted anew, changes no selection made before and loses nothing in those after", async () => {
  // A clock that was ahead left ids behind that those after the restore would not pass for long.
  await clearEvents();
  const right = processWith(() => 0);
  const kept = await receive(right);
  const selection = await freeze();
  const held = await idsOf(selection);
  const unseen = await receive(right);
  // As the other cluster has it: rows of transactions that it has not come to yet.
  await db().$executeRaw`
    UPDATE event SET transaction_id = (transaction_id::text::bigint + 1000000)::text::xid8`;
  await db().$executeRaw`UPDATE rollup_delta SET transaction_id = '1'`;
  await db().$executeRaw`UPDATE rollup_state SET folded_below = '1000000'`;
  await db().$executeRaw`UPDATE database_epoch SET system_identifier = 7`;
  const counted = async () =>
    (await selectRollup("all", {}, new Date()))?.total ?? 0;
  const [{ events } = { events: 0 }] = await db().$queryRaw<
    { events: number }[]
  >`SELECT count(*)::int AS events FROM event WHERE received_at < now()`;

  await applyMigrations(url);

  const moved = {
    ...selection,
    watermark: selection.watermark.replace(
      /\.0\..*$/,
      (text) =>
        `.0.${text.slice(3).replace(/\d+/g, (n) => String(Number(n) + 1_000_000))}`,
    ),
  };
  expect(await idsOf(moved)).toEqual(held);
  const later = await receive(right);
  expect(await idsOf(moved)).toEqual(held);
  expect(await idsOf(await freeze())).toEqual(
    expect.arrayContaining([kept, unseen, later]),
  );
  expect(await counted()).toBeGreaterThanOrEqual(events);
});
