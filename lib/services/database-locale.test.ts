import { beforeAll, expect, test } from "vitest";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import type { EventFilter } from "#lib/domain/filter/event-filter.ts";
import { receiveWebhook } from "#lib/ingest/receive-webhook.ts";
import { listDimensions } from "#lib/services/dimensions/list-dimensions.ts";
import { listEvents } from "#lib/services/events/list-events.ts";
import { createSource } from "#lib/services/sources/create-source.ts";
import { testContext } from "#lib/services/testing/test-context.ts";

// It knows of no letter but a to z what its other case is; the tests' own server knows all of them.
await useTestDatabase(
  "TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER libc LOCALE 'C'",
);
const context = testContext();

const body = JSON.stringify({
  customer: {
    id: "cust_ÉA7kq2M9",
    object: "customer",
    name: "İpek Straße-Chloe\u0301",
    email: "ÉMILE@Shop.example",
    metadata: { city: "KÖLN" },
  },
  segment: { id: "seg_IÖ77x", object: "segment", name: "ÉTÉ I" },
});

const filters: readonly EventFilter[] = [
  { q: "ipek" },
  { q: "STRASSE" },
  { q: "chloé" },
  { q: "été" },
  { q: "cust_éa7k" },
  { q: "éa7kq2m9" },
  { q: "SEG_IÖ77" },
  { customer: ["émile@shop.EXAMPLE"] },
  { customer: ["İPEK STRASSE-CHLOÉ"] },
  { payload: ["customer.metadata.city:contains:öl"] },
];

beforeAll(async () => {
  const { key } = await createSource(context, { name: "Shop" });
  const answer = await receiveWebhook({
    sourceKey: key,
    headers: [["content-type", "application/json"]],
    body: Buffer.from(body),
    bodySize: Buffer.byteLength(body),
    remoteAddress: null,
  });
  expect(answer).toMatchObject({ outcome: "accepted" });
});

test.each(filters)("%j finds it", async (filter) => {
  const { items } = await listEvents(context, filter, { limit: 10 });
  expect(items).toHaveLength(1);
});

test.each([
  ["segment", "été"],
  ["segment", "seg_iö"],
  ["customer", "straße İPEK"],
  ["customer", "chloé"],
] as const)("the list of each %s that holds %s has it", async (kind, q) => {
  const { rows, found } = await listDimensions(context, { kind, q });
  expect([rows.length, found]).toEqual([1, 1]);
  const none = await listDimensions(context, { kind, q: `${q} nowhere` });
  expect([none.rows.length, none.found]).toEqual([0, 0]);
});
