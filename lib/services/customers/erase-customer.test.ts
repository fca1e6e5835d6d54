import { createHash, randomBytes } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { db } from "#lib/db/connection/client.ts";
import { cleanAfterErasure } from "#lib/db/erasure/clean-after-erasure.ts";
import {
  eventRow,
  storeEvents,
  storeSource,
} from "#lib/db/testing/event-rows.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { verifyActivity } from "#lib/services/activity/verify-activity.ts";
import { getFacets } from "#lib/services/counts/get-facets.ts";
import { getEvent } from "#lib/services/events/get-event.ts";
import { testContext } from "#lib/services/testing/test-context.ts";
import { createSavedView } from "#lib/services/views/create-saved-view.ts";
import { listSavedViews } from "#lib/services/views/list-saved-views.ts";
import { eraseCustomer } from "./erase-customer.ts";
import { getCustomer } from "./get-customer.ts";

await useTestDatabase();

const context = testContext();
const person = {
  customerId: "cust_Ada1815",
  customerSourceId: "merchant-1815",
  customerEmail: "Ada.Lovelace@example.com",
  customerName: "Ada Lovelace",
};
const phone = "+44 20 7946 0018";
const code = "ADA-CODE-77";
/** The same but for its end, so that what is only alike stays. */
const other = {
  customerId: "cust_Ada18150",
  customerSourceId: "merchant-18150",
  customerEmail: "grace@example.com",
  customerName: "Grace Hopper",
};

let sourceId = "";
let theirs: ReturnType<typeof eventRow>[] = [];
let others: ReturnType<typeof eventRow>[] = [];

function rowOf(who: typeof person, given: Partial<typeof person> = {}) {
  const payload = {
    data: {
      customer: {
        id: who.customerId,
        name: who.customerName,
        email: who.customerEmail,
        phone: who === person ? phone : "+1 555 0100",
      },
    },
  };
  const body = Buffer.from(JSON.stringify(payload));
  return eventRow({
    sourceId,
    payload,
    bodySha256: createHash("sha256").update(body).digest(),
    salt: randomBytes(16),
    headers: who === person ? [["x-voucherify-signature", "feedc0ffee"]] : [],
    remoteAddress: "192.0.2.77",
    segmentId: "seg_new",
    purpose: "unique_codes",
    voucherCode: who === person ? code : "GRACE-1",
    searchText: who.customerName.toLowerCase(),
    problems: [
      {
        kind: "unknown_value",
        severity: "warning",
        path: "$",
        message: `It says “${who.customerName}”.`,
      },
    ],
    needsAttention: true,
    ...who,
    ...given,
  });
}

beforeAll(async () => {
  sourceId = await storeSource();
  theirs = [
    rowOf(person),
    rowOf(person),
    // Sent before Voucherify knew them, and again under an id that was made anew.
    { ...rowOf(person), customerId: null, customerEmail: null },
    { ...rowOf(person), customerId: "cust_again", customerSourceId: null },
  ];
  others = [rowOf(other), rowOf(other)];
  await storeEvents([...theirs, ...others]);
  await db().deliveryKey.createMany({
    data: theirs.slice(0, 1).map(({ id, bodySha256 }) => ({
      sourceId,
      key: `bytes:${Buffer.from(bodySha256 ?? []).toString("hex")}`,
      eventId: id,
      claimedAt: new Date(),
    })),
  });
  await createSavedView(context, {
    name: "Hers",
    list: "entries",
    query: `customer=${person.customerId}`,
  });
  await createSavedView(context, {
    name: "Of the other",
    list: "entries",
    query: `customer=${other.customerId}`,
  });
  await getCustomer(context, { id: person.customerId, sourceId: null });
  await getCustomer(context, { id: other.customerId, sourceId: null });
});

/** Every row of every table and partition, as text. */
async function readOut(): Promise<string> {
  const tables = await db().$queryRaw<{ name: string }[]>`
    SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind = 'r' AND n.nspname !~ '^pg_|^information_schema$'`;
  const texts: string[] = [];
  for (const { name } of tables) {
    const rows = await db().$queryRawUnsafe<{ line: string }[]>(
      `SELECT t::text AS line FROM ${name} t`,
    );
    texts.push(...rows.map(({ line }) => line));
  }
  return texts.join("\n").toLowerCase();
}

function traces(): string[] {
  const digests = theirs.map(({ bodySha256 }) =>
    Buffer.from(bodySha256 ?? []).toString("hex"),
  );
  const salts = theirs.map(({ salt }) =>
    Buffer.from(salt ?? []).toString("hex"),
  );
  const texts = ["lovelace", "merchant-1815,", phone, code, "feedc0ffee"];
  return [
    ...[...texts, person.customerEmail].map((text) => text.toLowerCase()),
    ...[person.customerEmail, phone, "Lovelace"].map((text) =>
      Buffer.from(text).toString("hex"),
    ),
    ...digests,
    ...salts,
  ];
}

test("whoever is no admin, and whatever is no customer, is refused", async () => {
  await expect(
    eraseCustomer(testContext({ role: "operator" }), person.customerId, {
      reason: "Asked",
    }),
  ).rejects.toMatchObject({ code: "forbidden" });
  for (const [scoped, id] of [
    [context, "cust_nobody"],
    [testContext({ sources: [] }), person.customerId],
  ] as const) {
    await expect(
      eraseCustomer(scoped, id, { reason: "Asked" }),
    ).rejects.toMatchObject({ code: "not_found" });
  }
});

test("nothing in any table names an erased customer, and everything still counts", async () => {
  const count = async () => {
    // How many customers there are is counted by their ids.
    const { customers: _, ...counted } = await getFacets(context, {});
    return counted;
  };
  const before = await count();
  const othersBefore = await db().event.findMany({
    where: { id: { in: others.map(({ id }) => id) } },
  });
  const text = await readOut();
  // The phone number stands nowhere but in bodies.
  for (const trace of traces().filter((each) => each !== phone))
    expect(text).toContain(trace);

  expect(
    await eraseCustomer(context, person.customerId, {
      reason: "Ada Lovelace asked on the phone",
    }),
  ).toEqual({ events: 4, entries: 4 });

  const after = await readOut();
  for (const trace of traces()) expect(after).not.toContain(trace);
  expect(after).not.toMatch(/cust_ada1815\b/u);
  expect(after).toContain("[erased] asked on the phone");
  expect(await count()).toEqual(before);
  expect(
    await db().event.findMany({
      where: { id: { in: others.map(({ id }) => id) } },
    }),
  ).toEqual(othersBefore);
  const views = await listSavedViews(context);
  expect(views.map(({ name }) => name)).toEqual(["Of the other"]);
  const { faults, erased } = await verifyActivity(context);
  expect(faults).toEqual([]);
  expect(erased).toBeGreaterThan(0);
  await expect(
    getCustomer(context, { id: person.customerId, sourceId: null }),
  ).rejects.toMatchObject({ code: "not_found" });
});

test("an erased event is a dated stub with the commitment that was computed before", async () => {
  const [row] = theirs;
  if (!row) throw new Error("There is no event.");
  const stub = await db().event.findUniqueOrThrow({ where: { id: row.id } });
  const id = Buffer.from(row.id.replaceAll("-", ""), "hex");
  const time = Buffer.alloc(8);
  time.writeBigInt64BE(BigInt(new Date(row.receivedAt).getTime()) * 1_000n);
  const sha256 = (...parts: Uint8Array[]) =>
    createHash("sha256").update(Buffer.concat(parts)).digest();
  const sealed = sha256(
    id,
    time,
    Buffer.from(sourceId.replaceAll("-", ""), "hex"),
    sha256(row.body ?? id, row.salt ?? id, id),
  );
  expect(Buffer.from(stub.commitment ?? [])).toEqual(sealed);
  expect(stub).toMatchObject({
    body: null,
    salt: null,
    erasedAt: context.now,
    segmentId: "seg_new",
    isEntry: true,
  });
  expect(await getEvent(context, row.id)).toMatchObject({
    customer: null,
    problems: [{ kind: "unknown_value", message: "Erased on request." }],
  });
});

test("the worker cleans up behind it, once", async () => {
  const waiting = () => db().erasureCleanup.count();
  expect(await waiting()).toBe(1);
  const { signal } = new AbortController();
  await cleanAfterErasure(signal);
  expect(await waiting()).toBe(0);
  const invalid = await db()
    .$queryRaw`SELECT indexrelid FROM pg_index WHERE NOT indisvalid`;
  expect(invalid).toEqual([]);
});

test.each(["   ", "{{customer.email}}"])(
  "an e-mail of “%s” makes one customer of no two",
  async (customerEmail) => {
    const rows = ["cust_blank1", "cust_blank2"].map((customerId) =>
      eventRow({ sourceId, customerId, customerEmail }),
    );
    await storeEvents(rows);
    await eraseCustomer(context, "cust_blank1", { reason: "asked for it" });
    expect(
      await db().event.findMany({
        where: { id: { in: rows.map(({ id }) => id) } },
        orderBy: { id: "asc" },
        select: { customerId: true },
      }),
    ).toEqual([{ customerId: null }, { customerId: "cust_blank2" }]);
  },
);
