import { beforeEach, expect, test } from "vitest";
import { db } from "#lib/db/connection/client.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { arrivalOf } from "#lib/bodies/arrival-of.ts";
import {
  selectBodiesToReread,
  writeReadings,
} from "#lib/db/maintenance/write-readings.ts";
import { readEvent } from "#lib/domain/reading/read-event.ts";
import { payloadPathSchema } from "#lib/domain/json/payload-path.ts";
import {
  type PayloadMapping,
  payloadMappingSchema,
  previewMapping,
} from "#lib/domain/reading/payload-mapping.ts";
import {
  distributionEnvelope,
  plainMessage,
} from "#lib/domain/voucherify/sample-bodies.ts";
import { receiveWebhook } from "#lib/ingest/receive-webhook.ts";
import { signBody } from "#lib/replay/sending/replay-headers.ts";
import { getFacets } from "#lib/services/counts/get-facets.ts";
import { listEvents } from "#lib/services/events/list-events.ts";
import { rereadEvents } from "#lib/services/events/reread-events.ts";
import { testContext } from "#lib/services/testing/test-context.ts";
import { createSource } from "./create-source.ts";
import { getSource } from "./get-source.ts";
import { listDesignedPayloads } from "./list-designed-payloads.ts";
import { reverifySource } from "./reverify-source.ts";
import { updateSource } from "./update-source.ts";

await useTestDatabase();
const admin = testContext();

const mapping: PayloadMapping = [
  { path: "user.mail", field: "customer.email" },
  { path: "audience", field: "segment.name" },
  { path: "coupon", field: "voucher.code" },
];
const design = (mail: string, more: object = {}) => ({
  user: { mail },
  audience: "VIP",
  coupon: "SPRING-1",
  ...more,
});

let source: { readonly id: string; readonly key: string };
beforeEach(async () => {
  source = await createSource(admin, { name: "Designs" });
});

async function receive(
  payload: unknown,
  key = source.key,
  sign?: (body: Buffer) => string,
) {
  const body = Buffer.from(JSON.stringify(payload));
  await receiveWebhook({
    sourceKey: key,
    headers: sign ? [["x-voucherify-signature", sign(body)]] : [],
    body,
    bodySize: body.length,
    remoteAddress: null,
  });
}

const entriesWith = async (customer: string) =>
  (
    await listEvents(admin, {
      entries: "only",
      customer: [customer],
      source: [source.id],
    })
  ).items;

test("stored events become entries once they are read again, and what comes next is one at once", async () => {
  const bystander = await createSource(admin, { name: "No designs" });
  await receive(design("ada@harbour.example"));
  await receive(design("ada@harbour.example"), bystander.key);
  await receive(plainMessage);
  await receive({ temperature: 21 });
  await updateSource(admin, source.id, { payloadMapping: [...mapping] });
  expect(await entriesWith("ada@harbour.example")).toEqual([]);

  await receive(design("bo@harbour.example"));
  expect(await entriesWith("bo@harbour.example")).toMatchObject([
    { segment: { name: "VIP" }, voucher: { code: "SPRING-1" } },
  ]);
  const others = await db().event.findMany({
    where: { OR: [{ sourceId: bystander.id }, { shape: "data_only" }] },
    orderBy: { id: "asc" },
  });

  expect(await rereadEvents(admin, { sourceId: source.id })).toBe(3);

  expect(await entriesWith("ADA@harbour.example")).toMatchObject([
    { shape: "raw", purpose: null, customer: { email: "ada@harbour.example" } },
  ]);
  expect(
    (await getFacets(admin, { entries: "only", source: [source.id] })).total
      .count,
  ).toBe(3);
  expect(
    await db().event.findMany({
      where: { id: { in: others.map(({ id }) => id) } },
      orderBy: { id: "asc" },
    }),
  ).toEqual(others);
});

test("forgetting the mapping takes them back", async () => {
  await updateSource(admin, source.id, { payloadMapping: [...mapping] });
  await receive(design("ada@harbour.example"));
  await updateSource(admin, source.id, { payloadMapping: [] });
  await rereadEvents(admin, { sourceId: source.id });
  expect(await entriesWith("ada@harbour.example")).toEqual([]);
});

test("a mapping of another version stops no webhook", async () => {
  await db().source.update({
    where: { id: source.id },
    data: { payloadMapping: [{ path: "a", field: "customer.shoeSize" }] },
  });
  await receive(design("ada@harbour.example"));
  expect(await db().event.count({ where: { sourceId: source.id } })).toBe(1);
  expect((await getSource(admin, source.id)).payloadMapping).toEqual([]);
});

test("what was rejected meanwhile is read by the mapping of the moment when it is accepted after all", async () => {
  const sign = (body: Buffer) => signBody(body, "right");
  await updateSource(admin, source.id, { secret: "mistyped" });
  await receive(design("ada@harbour.example"), source.key, sign);
  await updateSource(admin, source.id, { payloadMapping: [...mapping] });
  await receive(design("bo@harbour.example"), source.key, sign);
  await updateSource(admin, source.id, { secret: "right" });
  await reverifySource(admin, source.id);
  expect(await entriesWith("ada@harbour.example")).toMatchObject([
    { eventType: "customer.segment.entered", segment: { name: "VIP" } },
  ]);

  await updateSource(admin, source.id, { secret: null });
  await updateSource(admin, source.id, { secret: "mistyped" });
  await receive(design("cy@harbour.example"), source.key, sign);
  await updateSource(admin, source.id, { payloadMapping: [], secret: "right" });
  await reverifySource(admin, source.id);
  expect(
    await db().event.findFirst({
      where: { sourceId: source.id },
      orderBy: { id: "desc" },
    }),
  ).toMatchObject({
    outcome: "accepted",
    isEntry: false,
    eventType: null,
    customerEmail: null,
  });
});

test("whoever does not administer a source does not see what its payloads call things", async () => {
  await updateSource(admin, source.id, { payloadMapping: [...mapping] });
  const auditor = testContext({ role: "auditor" });
  expect((await getSource(auditor, source.id)).payloadMapping).toEqual([]);
});

test.each([
  ["an empty place beside one in data", { mail: "", data: { mail: "b" } }],
  ["a place twice", { mail: "a", data: { mail: "b" } }],
  ["data within data", { data: { data: { mail: "b" } } }],
  ["a key that cannot be stored", { mail: "a", "b\0": "c" }],
  ["blank texts", { mail: " " }],
  [
    "more places than anybody reads",
    {
      ...Object.fromEntries(
        Array.from({ length: 300 }, (_, at) => [`k${String(at)}`, at]),
      ),
      mail: "a",
    },
  ],
])("what is shown of %s is what is read", async (_what, body) => {
  const places: PayloadMapping = [
    { path: "mail", field: "customer.email" },
    { path: "audience", field: "segment.name" },
  ];
  await receive({ audience: "VIP", ...body });
  await updateSource(admin, source.id, { payloadMapping: [...places] });
  await rereadEvents(admin, { sourceId: source.id });
  const stored = await db().event.findFirstOrThrow({
    where: { sourceId: source.id },
  });
  const [payload] = await listDesignedPayloads(admin, source.id);
  const preview = payload && previewMapping(payload, places);
  expect(preview?.found["customer.email"]?.text ?? null).toBe(
    stored.customerEmail,
  );
  expect(preview?.isEntry).toBe(stored.isEntry);
  for (const { path } of payload?.places ?? [])
    expect(payloadPathSchema.safeParse(path).success).toBe(true);
});

test("what Voucherify laid out and something wrapped is not shown: no mapping changes it", async () => {
  await receive({ body: JSON.stringify(plainMessage) });
  expect(await listDesignedPayloads(admin, source.id)).toEqual([]);
});

test("a place is spelled in one way, and named once", async () => {
  const place = (path: string) => ({ path, field: "customer.email" }) as const;
  const { payloadMapping } = await updateSource(admin, source.id, {
    payloadMapping: payloadMappingSchema.parse([place('["user"].mail')]),
  });
  expect(payloadMapping).toEqual([place("user.mail")]);
  expect(
    payloadMappingSchema.safeParse([place("mail"), place("data.mail")]).success,
  ).toBe(false);
});

test("one payload of each design is shown, and reads as it would be read", async () => {
  await receive(design("old@harbour.example"));
  await receive(design("new@harbour.example"));
  await receive(distributionEnvelope({ recipient: "kim@harbour.example" }));
  const other = distributionEnvelope({ n: 7 }, "customer.created");
  await receive({ ...other, id: "whs_00000000000000002" });
  await receive(plainMessage);

  const payloads = await listDesignedPayloads(admin, source.id);
  expect(payloads.map(({ event, places }) => ({ event, places }))).toEqual([
    { event: "other", places: [{ path: "n", text: "7" }] },
    {
      event: "entered",
      places: [{ path: "recipient", text: "kim@harbour.example" }],
    },
    {
      event: "none",
      places: [
        { path: "user.mail", text: "new@harbour.example" },
        { path: "audience", text: "VIP" },
        { path: "coupon", text: "SPRING-1" },
      ],
    },
  ]);

  await updateSource(admin, source.id, { payloadMapping: [...mapping] });
  await rereadEvents(admin, { sourceId: source.id });
  for (const payload of payloads) {
    const stored = await db().event.findUniqueOrThrow({
      where: { id: payload.eventId },
    });
    const { found, isEntry } = previewMapping(payload, mapping);
    expect(stored.isEntry).toBe(isEntry);
    expect(stored.customerEmail).toBe(found["customer.email"]?.text ?? null);
  }
});

test("a reading by an older mapping is not written over one by a newer", async () => {
  await receive(design("ada@harbour.example"));
  const [old] = await selectBodiesToReread(
    { designedOf: source.id },
    { after: null, upTo: "ffffffff-ffff-ffff-ffff-ffffffffffff" },
  );
  if (!old) throw new Error("There is nothing to read.");
  await updateSource(admin, source.id, { payloadMapping: [...mapping] });
  await rereadEvents(admin, { sourceId: source.id });
  const { id, body, sourceMark, ...request } = old;
  await writeReadings([
    { id, reading: readEvent(body, arrivalOf(body, request)), sourceMark },
  ]);
  expect(await entriesWith("ada@harbour.example")).toHaveLength(1);
});

test("large bodies are read again one after the other", async () => {
  const large = { filler: "x".repeat(5_000_000) };
  for (const mail of ["ada@harbour.example", "bo@harbour.example"])
    await receive(design(mail, large));
  const reach = { after: null, upTo: "ffffffff-ffff-ffff-ffff-ffffffffffff" };
  expect(
    await selectBodiesToReread({ designedOf: source.id }, reach),
  ).toHaveLength(1);
  expect(await rereadEvents(admin, { sourceId: source.id })).toBe(2);
});

test("a place below a design's own “data” is spelled so that it stays that place", () => {
  const places: PayloadMapping = [
    { path: "data.data.mail", field: "customer.email" },
    { path: "mail", field: "voucher.code" },
  ];
  const once = payloadMappingSchema.parse(places);
  expect(once).toEqual(places);
  expect(payloadMappingSchema.parse(once)).toEqual(once);
});
