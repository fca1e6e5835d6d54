import { v7 as uuidV7 } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "#lib/db/connection/client.ts";
import { cleanAfterErasure } from "#lib/db/erasure/clean-after-erasure.ts";
import { foldRollups } from "#lib/db/rollups/fold-rollups.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { foldText } from "#lib/domain/text/fold-text.ts";
import {
  distributionEnvelope,
  uniqueCode,
} from "#lib/domain/voucherify/sample-bodies.ts";
import { receiveWebhook } from "#lib/ingest/receive-webhook.ts";
import { insertEditedCopy } from "#lib/db/replays/edited-copies.ts";
import { runReplays } from "#lib/jobs/replays/run-replays.ts";
import {
  admin,
  makeDestination,
  start,
  untilState,
} from "#lib/jobs/testing/replay-stage.ts";
import { findTraces, readOutDatabase } from "#lib/db/testing/left-traces.ts";
import { type Sink, startSink } from "#lib/replay/testing/sink.ts";
import { writePendingActivity } from "#lib/services/pending-activity.ts";
import { verifyActivity } from "#lib/services/activity/verify-activity.ts";
import { getFacets } from "#lib/services/counts/get-facets.ts";
import { eraseCustomer } from "#lib/services/customers/erase-customer.ts";
import { getCustomer } from "#lib/services/customers/get-customer.ts";
import { listEvents } from "#lib/services/events/list-events.ts";
import { freezeExport } from "#lib/services/exports/freeze-export.ts";
import { makeExportManifest } from "#lib/services/exports/make-export-manifest.ts";
import { createSource } from "#lib/services/sources/create-source.ts";
import { createSavedView } from "#lib/services/views/create-saved-view.ts";

const { url } = await useTestDatabase();

const person = {
  id: "cust_ErasedTrace01",
  source_id: "crm-trace-4711",
  name: "Åsa Lovelace-Öström",
  email: "Asa.Ostrom@traces.example",
  phone: "+44 20 7946 0018",
};
const code = "TRACE-CODE-9Z";
const publicationId = "pub_OfTheErasedOne1";
const sendout = `whs:${person.email}`;
const texts = [
  ...Object.values(person),
  "Lovelace-Öström",
  "LOVELACE-ÖSTRÖM",
  foldText(person.name),
  person.email.toLowerCase(),
  code,
  foldText(code),
  publicationId,
];
const key = "source-key-of-traces";
const ids: string[] = [];
let sink: Sink;
let sent = 0;
let answerNow: () => void = () => undefined;
/** Until then the receiver keeps what it was sent. */
const mayAnswer = new Promise<void>((resolve) => {
  answerNow = resolve;
});

function entryOf(
  who: object,
  given: object = {},
  envelope: object = {},
): Buffer {
  const body = distributionEnvelope({
    ...uniqueCode,
    customer: { ...uniqueCode.customer, ...who },
    ...given,
  });
  return Buffer.from(JSON.stringify({ ...body, ...envelope }));
}

async function send(
  body: Buffer,
  user: string = person.email,
): Promise<string> {
  const receipt = await receiveWebhook({
    sourceKey: key,
    headers: [
      ["content-type", "application/json"],
      ["x-forwarded-user", user],
    ],
    body,
    bodySize: body.length,
    remoteAddress: "192.0.2.77",
  });
  if (!("id" in receipt) || receipt.id === null)
    throw new Error(receipt.outcome);
  return receipt.id;
}

/** Everybody else: so many that indexes have pages between pages. */
async function sendOthers(from: number, count: number): Promise<void> {
  const numbers = Array.from({ length: count }, (_, n) => from + n);
  await Promise.all(
    numbers.map((n) =>
      send(
        entryOf(
          {
            id: `cust_other${String(n)}`,
            source_id: `crm-${String(n)}`,
            name: `Kim ${String(n)}`,
            email: `kim.${String(n)}@harbour.example`,
          },
          {},
          { id: `whs_other${String(n)}` },
        ),
        "shop",
      ),
    ),
  );
}

beforeAll(async () => {
  await createSource(admin, { name: "Shop", key });
  await sendOthers(0, 150);
  const voucher = { ...uniqueCode.voucher, code };
  const publication = { ...uniqueCode.publication, id: publicationId };
  ids.push(
    await send(entryOf(person, { voucher, publication }, { id: "whs_1" })),
    // The same bytes again.
    await send(entryOf(person, { voucher, publication }, { id: "whs_1" })),
    await send(entryOf({ ...person, id: "cust_again" }, {}, { id: "whs_2" })),
    // Known by nothing but the id that the one before was given.
    await send(
      entryOf(
        {
          id: "cust_again",
          source_id: null,
          email: null,
          name: person.name,
        },
        { segment: { ...uniqueCode.segment, name: `Only ${person.name}` } },
        { id: sendout, type: `Entered by ${person.name}` },
      ),
    ),
    await send(Buffer.from(JSON.stringify({ customer: person }))),
  );
  await sendOthers(150, 150);
  await foldRollups();
  for (const [name, query] of [
    ["By id", `customer=${person.id}`],
    ["By search", new URLSearchParams({ q: "LOVELACE-ÖSTRÖM" }).toString()],
    [person.name, "entries=only"],
  ] as const)
    await createSavedView(admin, { name, list: "entries", query });
  await getCustomer(admin, { id: person.id, sourceId: null });
  await listEvents(admin, { q: "LOVELACE-ÖSTRÖM" }, { limit: 10 });
  const frozen = await freezeExport(
    admin,
    { customer: [person.id] },
    { format: "ndjson", columns: [], byteOrderMark: false, watermark: null },
  );
  await makeExportManifest(admin, frozen);
  await writePendingActivity();
  await keepEditedCopies();
  // As autovacuum does: from here on samples of values are kept.
  await db().$executeRaw`ANALYZE`;
  sink = await startSink((received, response) => {
    sent += 1;
    void mayAnswer.then(() => {
      response.writeHead(400, { "x-echo": person.id });
      response.end(received.body);
    });
  });
});
afterAll(async () => {
  await sink.close();
});

/** One of the person's own event, and one of somebody else's into which they were written. */
async function keepEditedCopies(): Promise<void> {
  const destinationId = await makeDestination("http://127.0.0.1:9999/");
  const other = await db().event.findFirstOrThrow({
    where: { customerId: "cust_other7" },
    select: { id: true },
  });
  for (const eventId of [String(ids[0]), other.id])
    await insertEditedCopy({
      id: uuidV7(),
      eventId,
      destinationId,
      attempt: 1,
      startedAt: new Date(),
      actor: { kind: "member", id: "m", name: "Marta" },
      body: new TextEncoder().encode(JSON.stringify({ customer: person })),
    });
}

const digestsAndSalts = async () => {
  const rows = await db().event.findMany({ where: { id: { in: ids } } });
  return rows.flatMap(({ bodySha256, salt }) =>
    [bodySha256, salt].filter((bytes) => bytes !== null),
  );
};

test("an erased customer leaves no byte in any table and in no index, also of what was under way", async () => {
  const raw = await digestsAndSalts();
  expect(raw).toHaveLength(10);
  const before = findTraces(await readOutDatabase(url), texts, raw);
  const places = [
    "edited_copy",
    "event_partition.event_",
    "customer_email_folded_idx",
    "delivery_key",
    "rollup_key",
    "saved_view_name_key",
    "activity",
    "pg_statistic",
  ];
  // Otherwise that nothing is found afterwards would prove nothing.
  expect(
    places.filter((place) => !before.some((found) => found.includes(place))),
  ).toEqual([]);
  const counted = async () => {
    const { total, purpose, outcome } = await getFacets(admin, {});
    return { total, purpose, outcome };
  };
  const counts = await counted();

  const destinationId = await makeDestination(sink.url, { timeoutMs: 20_000 });
  const replays = runReplays();
  const run = await start(destinationId, ids, {
    reason: `${person.name} did not get it`,
  });
  await expect.poll(() => sent).toBeGreaterThan(0);
  expect(
    await eraseCustomer(admin, person.id, { reason: `${person.email} asked` }),
  ).toMatchObject({ events: 5 });
  answerNow();
  await untilState(run.id, "done");
  await replays.stop();
  await writePendingActivity();
  await cleanAfterErasure(new AbortController().signal);

  expect(findTraces(await readOutDatabase(url), texts, raw)).toEqual([]);
  expect(await counted()).toEqual(counts);
  expect(await db().erasureCleanup.count()).toBe(0);
  expect((await verifyActivity(admin)).faults).toEqual([]);
}, 120_000);

test("what is asked for twice is not found the second time", async () => {
  await expect(
    eraseCustomer(admin, person.id, { reason: "Asked again" }),
  ).rejects.toMatchObject({ code: "not_found" });
});
