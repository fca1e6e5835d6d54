import { beforeAll, expect, test } from "vitest";
import {
  eventFilterSchema,
  type EventFilter,
} from "#lib/domain/filter/event-filter.ts";
import { formatPayloadCondition } from "#lib/domain/filter/payload-condition.ts";
import { db } from "#lib/db/connection/client.ts";
import { selectEvents } from "./select-events.ts";
import { selectFacets } from "#lib/db/rollups/select-facets.ts";
import {
  eventRow,
  storeEvents,
  storeSource,
} from "#lib/db/testing/event-rows.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";

await useTestDatabase();

const texts = [
  "'; DELETE FROM event; --",
  "') OR true; --",
  '" UNION SELECT * FROM source_secret --',
  "$1",
  "${1}",
  "%",
  "_",
  "\\",
  "\\'",
  "\u202e\u0001",
  "😀".repeat(50),
  "x".repeat(200),
  "ž ".repeat(100).trim(),
];

const now = new Date();

beforeAll(async () => {
  const sourceId = await storeSource();
  await storeEvents([
    eventRow({ sourceId }),
    eventRow({ sourceId, searchText: "plain text" }),
  ]);
});

const place = { path: ["customer"], operator: "eq" } as const;

const filtersOf = (text: string): EventFilter[] => [
  { segment: [text] },
  { campaign: [text, text] },
  { promotionTier: [text] },
  { distribution: [text] },
  { eventType: [text] },
  { customer: [text] },
  { code: [text] },
  { eventName: [text] },
  { payload: [formatPayloadCondition({ ...place, values: [text] })] },
  {
    payload: [
      formatPayloadCondition({
        path: [text, "a"],
        operator: "contains",
        values: [text],
      }),
    ],
  },
  {
    payload: [
      formatPayloadCondition({ ...place, operator: "gt", values: [text] }),
    ],
  },
  { q: text },
  { match: JSON.stringify({ [text]: text }) },
];

test.each(texts)(
  "as a value %s finds nothing and changes nothing",
  async (text) => {
    for (const filter of filtersOf(text)) {
      expect(eventFilterSchema.safeParse(filter).success).toBe(true);
      const { items } = await selectEvents("all", filter, {
        cursor: null,
        limit: 10,
        now,
      });
      expect(items, JSON.stringify(filter)).toEqual([]);
    }
    expect(await db().event.count()).toBe(2);
  },
);

test("as many values as every key takes are answered", async () => {
  const many = Array.from({ length: 100 }, (_, n) => `value ${String(n)}`);
  const filter: EventFilter = {
    segment: many,
    campaign: many,
    promotionTier: many,
    distribution: many,
    eventType: many,
  };
  expect((await selectFacets("all", filter, now, 100)).total).toBe(0);
});

test.each([
  '{"a":1e131072}',
  `{"a":${"9".repeat(8_000)}}`,
  "null",
  "{}",
  "[]",
  "[[[]]]",
  '"text"',
  "-0",
])(
  "as JSON to match %s is answered, or refused as the filter's fault",
  async (match) => {
    const outcome = await selectEvents(
      "all",
      { match },
      { cursor: null, limit: 10, now },
    ).then(
      ({ items }) => items,
      (error: unknown) => error,
    );
    if (!Array.isArray(outcome))
      expect(outcome).toMatchObject({ code: "invalid_request" });
  },
);

test.each([
  "a:contains:(a+)+$",
  "a:contains:.*",
  "a:contains:\\",
  'a:contains:" flag "x',
  "a:lt:9".padEnd(400, "9"),
  "a:gt:1e400",
  "a:gt:NaN",
  `${"a.".repeat(19)}a:eq:x`,
  'a["\\" == 1 || true"]:eq:x',
  "$:exists",
  "@:eq:1",
  "a:in:[]",
])("%s is no more than what it says", async (payload) => {
  const parsed = eventFilterSchema.safeParse({ payload: [payload] });
  if (!parsed.success) return;
  const { items } = await selectEvents("all", parsed.data, {
    cursor: null,
    limit: 10,
    now,
  });
  expect(items).toEqual([]);
});

test("text that an expression could be made of is found as the text that it is", async () => {
  const sourceId = await storeSource();
  const text = String.raw`(a+)+$ .* "\ ' \u0041 ${"$"}`;
  const row = eventRow({
    sourceId,
    payload: { data: { [text]: { a: text } } },
  });
  await storeEvents([row]);
  for (const operator of ["eq", "contains"] as const) {
    const payload = formatPayloadCondition({
      path: [text, "a"],
      operator,
      values: [text],
    });
    const { items } = await selectEvents(
      "all",
      { payload: [payload] },
      { cursor: null, limit: 10, now },
    );
    expect(items.map(({ id }) => id)).toEqual([row.id]);
  }
});
